/** Selection strategies: verdict, uncertainty, random. */
package io.vedette.selector.basic.internal;
