/** Content-addressed blobs in files. */
package io.vedette.store.blob.file.internal;
