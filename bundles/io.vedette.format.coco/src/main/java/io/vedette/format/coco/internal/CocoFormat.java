package io.vedette.format.coco.internal;

import io.vedette.spi.format.AnnotationFormat;
import io.vedette.spi.format.Format;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;

/**
 * COCO instances (<a href="https://cocodataset.org/#format-data">cocodataset.org</a>): boxes,
 * polygons, masks, crowds, areas. Fields it does not know are kept as attributes {@code coco.NAME}
 * with their JSON as text, and written back. Options of reading: {@code file}, the annotation file
 * meant; without it all {@code instances_*.json}, or where there are none all files of COCO's
 * shape.
 *
 * <p>Memory of reading grows with the pictures and classes of a data set, whose ids annotations
 * refer to, not with its annotations: those of a large file are sorted by picture through temporary
 * files. Memory of writing grows by a few bytes per id.
 */
@Component
@Format("coco")
public final class CocoFormat implements AnnotationFormat {
    @Override
    public Reader read(Source in, Options options) throws IOException {
        return new CocoReader(in, options);
    }

    @Override
    public Writer write(Sink out, Options options) throws IOException {
        return new CocoWriter(out);
    }
}
