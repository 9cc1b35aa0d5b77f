/** Command line launcher. */
package io.vedette.launcher;
