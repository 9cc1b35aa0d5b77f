/** Console commands. */
package io.vedette.shell.internal;
