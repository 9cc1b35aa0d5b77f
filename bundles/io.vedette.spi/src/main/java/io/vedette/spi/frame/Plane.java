package io.vedette.spi.frame;

import java.nio.ByteBuffer;

/**
 * One 8-bit plane of a picture: row {@code y} begins at byte {@code y * stride} of the buffer's
 * position 0. Readers use absolute {@code get} only and never change position, limit or content.
 *
 * @param data direct memory of the frame's owner
 * @param stride bytes from one row to the next, at least the plane's width
 */
public record Plane(ByteBuffer data, int stride) {}
