package io.vedette.core.collect.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What is collected, how much of it, and what is kept for evaluation. */
@ObjectClassDefinition(id = CollectConfig.PID, name = "Vedette collection")
public @interface CollectConfig {
    /** Of the configuration. */
    String PID = "io.vedette.collect";

    @AttributeDefinition(name = "Collect at all")
    boolean enabled() default true;

    @AttributeDefinition(description = "Samples of a camera within an hour of its stream, at most")
    int perCameraHour() default 1000;

    @AttributeDefinition(description = "Samples drawn at random per camera and hour; 0 for none")
    double randomPerCameraHour() default 60;

    @AttributeDefinition(description = "Least score of a doubtful detection, 0..1")
    double doubtFrom() default 0.3;

    @AttributeDefinition(description = "Greatest score of a doubtful detection, 0..1")
    double doubtTo() default 0.6;

    @AttributeDefinition(description = "Doubtful samples per camera and hour; 0 for none")
    int doubtPerCameraHour() default 60;

    @AttributeDefinition(description = "Share of recordings kept for evaluation, 0..1")
    double reservedShare() default 0.2;

    @AttributeDefinition(description = "Bytes of all samples, in MiB; the oldest unused go first")
    long quotaMiB() default 4096;

    @AttributeDefinition(description = "Quality of stored pictures, 1..100")
    int jpegQuality() default 85;

    @AttributeDefinition(description = "Seed of what is drawn at random")
    long seed() default 1;
}
