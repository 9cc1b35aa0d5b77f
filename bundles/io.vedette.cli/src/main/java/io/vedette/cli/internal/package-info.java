/** Command line commands. */
package io.vedette.cli.internal;
