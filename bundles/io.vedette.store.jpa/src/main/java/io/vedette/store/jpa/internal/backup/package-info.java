/** Copies of the embedded database while it runs. */
package io.vedette.store.jpa.internal.backup;
