package io.vedette.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * A Felix with a distribution's bundles, by reference to their jars, in a cache that the next call
 * finds again. Only one process may use a cache: a second one at the same time gets another,
 * numbered.
 */
final class EmbeddedFramework implements AutoCloseable {

    private static final int CACHES = 16;

    private final Framework framework;
    private final FileChannel lock;

    private EmbeddedFramework(Framework framework, FileChannel lock) {
        this.framework = framework;
        this.lock = lock;
    }

    static EmbeddedFramework start(Distribution distribution) {
        Path base = distribution.cache();
        for (int i = 0; i < CACHES; i++) {
            Path cache = base.resolve(Integer.toString(i));
            FileChannel lock = lock(cache);
            if (lock != null) {
                try {
                    return new EmbeddedFramework(launch(cache, distribution.bundles()), lock);
                } catch (BundleException e) {
                    throw new LaunchException(
                            "cannot start the bundles ("
                                    + e.getMessage()
                                    + "); if it stays, remove "
                                    + base,
                            e);
                }
            }
        }
        throw new LaunchException(CACHES + " commands run already; wait for one to end");
    }

    /**
     * What runs commands: registered by the bundle {@code io.vedette.cli} with types of the JDK,
     * since the launcher shares no class with the bundles.
     */
    @SuppressWarnings("unchecked")
    ToIntFunction<String[]> runner() {
        BundleContext context = framework.getBundleContext();
        try {
            ServiceReference<?>[] found =
                    context.getServiceReferences(
                            ToIntFunction.class.getName(), "(vedette.launcher=true)");
            if (found == null) {
                throw new LaunchException("no command line in the distribution:" + unresolved());
            }
            return (ToIntFunction<String[]>) context.getService(found[0]);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(5));
            lock.close();
        } catch (BundleException | IOException e) {
            // The process ends anyhow; the next call finds the cache as it is and brings it up to
            // date.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String unresolved() {
        StringBuilder text = new StringBuilder();
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED) {
                text.append(' ').append(bundle.getSymbolicName());
            }
        }
        return text.toString();
    }

    private static FileChannel lock(Path cache) {
        try {
            Files.createDirectories(cache);
            FileChannel channel =
                    FileChannel.open(
                            cache.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the cache " + cache, e);
        }
    }

    private static Framework launch(Path cache, List<Path> jars) throws BundleException {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, cache.resolve("felix").toString());
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "sun.misc");
        settings.put("felix.log.level", "1");
        settings.put("felix.shutdown.hook", "false");
        Framework framework =
                ServiceLoader.load(FrameworkFactory.class)
                        .findFirst()
                        .orElseThrow(() -> new LaunchException("no OSGi framework"))
                        .newFramework(settings);
        framework.init();
        List<Bundle> bundles = install(framework, jars);
        framework.start();
        for (Bundle bundle : bundles) {
            try {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                System.err.println(
                        "vedette: "
                                + bundle.getSymbolicName()
                                + " does not start: "
                                + e.getMessage());
            }
        }
        return framework;
    }

    private static List<Bundle> install(Framework framework, List<Path> jars)
            throws BundleException {
        BundleContext context = framework.getBundleContext();
        Map<String, Bundle> there = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
                there.put(bundle.getLocation(), bundle);
            }
        }
        Set<Bundle> changed = new HashSet<>();
        List<Bundle> toStart = new ArrayList<>();
        for (Path jar : jars) {
            String location = "reference:" + jar.toUri();
            Bundle bundle = there.remove(location);
            if (bundle == null) {
                bundle = context.installBundle(location);
            } else if (jar.toFile().lastModified() > bundle.getLastModified()) {
                bundle.update();
                changed.add(bundle);
            }
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                toStart.add(bundle);
            }
        }
        for (Bundle gone : there.values()) {
            gone.uninstall();
            changed.add(gone);
        }
        if (!changed.isEmpty()) {
            framework.adapt(FrameworkWiring.class).refreshBundles(changed);
        }
        return toStart;
    }
}
