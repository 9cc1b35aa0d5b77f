package io.vedette.service.watch;

import io.vedette.spi.Span;
import java.nio.file.Path;

/**
 * A clip that was written.
 *
 * @param file the MP4
 * @param span stream seconds it really shows
 * @param way {@code remuxed} or {@code encoded}
 * @param frames how many
 */
public record ClipReport(Path file, Span span, String way, int frames) {}
