package io.vedette.service.labeling;

import java.io.InputStream;

/**
 * A picture's bytes.
 *
 * @param contentType e.g. {@code image/png}
 * @param bytes to be closed by the caller
 */
public record Picture(String contentType, InputStream bytes) {}
