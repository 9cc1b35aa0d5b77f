/** Sample collection and selection. */
package io.vedette.core.collect.internal;
