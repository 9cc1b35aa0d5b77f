package io.vedette.service.model;

import io.vedette.spi.model.ModelPackage;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Reads model packages: a folder with {@code model.json} and weights. Thread-safe. */
@ProviderType
public interface ModelPackages {

    /** Name of the file that describes a package. */
    String FILE = "model.json";

    /**
     * Reads and checks a package: every field known and in range, the weight file inside the folder
     * and of the digest stated. Reads the whole weight file; never call it on a pipeline thread.
     *
     * @throws io.vedette.spi.model.ModelRefusedException naming the file, the field and what is
     *     wrong with it
     */
    ModelPackage read(Path folder);
}
