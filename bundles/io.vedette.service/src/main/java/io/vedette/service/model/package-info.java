/** Model packages, loaded models and the model registry. */
@Export
@Version("1.0.0")
package io.vedette.service.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
