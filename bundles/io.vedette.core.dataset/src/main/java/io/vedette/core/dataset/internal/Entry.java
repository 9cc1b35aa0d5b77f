package io.vedette.core.dataset.internal;

import io.vedette.service.collect.Sample;
import io.vedette.service.dataset.Annotation;

/**
 * A labeled sample that may go into a version.
 *
 * @param sample the sample
 * @param annotation the revision that counts
 */
record Entry(Sample sample, Annotation annotation) {}
