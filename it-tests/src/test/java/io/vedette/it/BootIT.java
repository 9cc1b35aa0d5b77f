package io.vedette.it;

import static org.awaitility.Awaitility.await;
import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.mavenBundle;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** The archive boots: every bundle runs, and the server says that it is ready. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class BootIT {

    // What the distribution's own script gives the JVM, which Pax Exam does not use.
    private static final Option[] JAVA_MODULES = {
        vmOption("--add-reads=java.xml=java.logging"),
        vmOption("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED"),
        vmOption("--patch-module"),
        vmOption("java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar"),
        vmOption("--patch-module"),
        vmOption("java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar"),
        vmOption("--add-opens=java.base/java.security=ALL-UNNAMED"),
        vmOption("--add-opens=java.base/java.net=ALL-UNNAMED"),
        vmOption("--add-opens=java.base/java.lang=ALL-UNNAMED"),
        vmOption("--add-opens=java.base/java.util=ALL-UNNAMED"),
        vmOption("--add-opens=java.naming/javax.naming.spi=ALL-UNNAMED"),
        vmOption("--add-opens=java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED"),
        vmOption("--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED"),
        vmOption("--add-exports=java.base/sun.net.www.protocol.ftp=ALL-UNNAMED"),
        vmOption("--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED"),
        vmOption("--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED"),
        vmOption("--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED"),
        vmOption("--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED"),
        vmOption("--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED"),
        vmOption("-classpath"),
        vmOption("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*")
    };

    @Inject private BundleContext context;

    @Configuration
    public Option[] configuration() {
        int http = ServerProcess.freePort();
        String data = new File("target/exam-data-" + http).getAbsolutePath();
        return options(
                karafDistributionConfiguration()
                        .frameworkUrl("file:" + System.getProperty("vedette.archive"))
                        .name("Vedette")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                composite(JAVA_MODULES),
                mavenBundle("org.hamcrest", "hamcrest", "2.1"),
                mavenBundle("org.awaitility", "awaitility", "4.2.2"),
                systemTimeout(Duration.ofMinutes(8).toMillis()),
                vmOption("-Dvedette.data=" + data),
                vmOption("-Dvedette.port=" + http),
                vmOption("-Dvedette.ssh.port=" + ServerProcess.freePort()),
                vmOption("-Dvedette.rmi.registry.port=" + ServerProcess.freePort()),
                vmOption("-Dvedette.rmi.server.port=" + ServerProcess.freePort()),
                // The probe itself comes from the build's repository; a server downloads nothing.
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("org.ops4j.pax.url.mvn.localRepository")));
    }

    @Test
    public void everyBundleRunsAndTheServerIsReady() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(
                        () -> {
                            assertEquals(List.of(), notRunning());
                            assertEquals(200, status("/health/ready"));
                        });
        assertEquals(401, status("/api/v1/plugins"));
    }

    private List<String> notRunning() {
        List<String> names = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
            boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
            int state = bundle.getState();
            if (state != Bundle.ACTIVE
                    && !(fragment && state == Bundle.RESOLVED)
                    && !(lazy && state == Bundle.STARTING)) {
                names.add(bundle.getSymbolicName() + " is in state " + state);
            }
        }
        return names;
    }

    private int status(String path) {
        try {
            String port = context.getProperty("vedette.port");
            HttpURLConnection connection =
                    (HttpURLConnection) new URL("http://127.0.0.1:" + port + path).openConnection();
            return connection.getResponseCode();
        } catch (IOException e) {
            return -1;
        }
    }
}
