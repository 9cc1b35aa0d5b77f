/**
 * Judging models, pipelines and files: numbers, intervals, comparisons, and the marks behind them.
 */
@Export
@Version("0.2.0")
package io.vedette.service.evaluation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
