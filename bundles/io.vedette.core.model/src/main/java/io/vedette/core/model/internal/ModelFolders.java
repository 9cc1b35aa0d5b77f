package io.vedette.core.model.internal;

import io.vedette.service.model.ModelRef;
import java.nio.file.Path;

/** Where the registry keeps packages. Apart from it, so that models load without a database. */
public interface ModelFolders {
    /**
     * The folder of a registered version.
     *
     * @throws io.vedette.service.problem.NotFoundException where there is none
     */
    Path folder(ModelRef.Registered ref);
}
