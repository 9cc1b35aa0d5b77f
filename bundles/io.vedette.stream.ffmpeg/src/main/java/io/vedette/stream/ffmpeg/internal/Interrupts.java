package io.vedette.stream.ffmpeg.internal;

import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's blocking calls. JavaCPP lends only ten native entry points to a kind of callback,
 * so all connections share one and are told apart by the pointer it is called with.
 */
final class Interrupts implements AutoCloseable {
    private final Map<Long, BooleanSupplier> stops = new ConcurrentHashMap<>();
    private final Callback callback = new Callback();

    /** Lets {@code stop} end the blocking calls of a context, until the result is closed. */
    Guard guard(AVFormatContext context, BooleanSupplier stop) {
        Pointer mark = av_malloc(8);
        stops.put(mark.address(), stop);
        context.interrupt_callback().callback(callback).opaque(mark);
        return new Guard(mark);
    }

    /** Frees the entry point; nothing may be guarded any more. */
    @Override
    public void close() {
        callback.close();
    }

    private final class Callback extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer mark) {
            BooleanSupplier stop = stops.get(mark.address());
            return stop != null && stop.getAsBoolean() ? 1 : 0;
        }
    }

    /** Keeps one context guarded. */
    final class Guard implements AutoCloseable {
        private final Pointer mark;

        private Guard(Pointer mark) {
            this.mark = mark;
        }

        @Override
        public void close() {
            stops.remove(mark.address());
            av_free(mark);
        }
    }
}
