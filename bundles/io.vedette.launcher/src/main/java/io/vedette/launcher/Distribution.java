package io.vedette.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A distribution's folder and the bundles that a command needs, as its features file lists them:
 * feature {@code vedette-command-line-NAME} for the command NAME where there is one, else {@code
 * vedette-command-line}, with the features they name. Jars in the folder {@code plugins} of the
 * person's configuration ({@code VEDETTE_PLUGINS}) are added, so a partner's plugin works here too.
 *
 * @param home the distribution's folder
 * @param feature the feature that was chosen
 * @param bundles absolute paths of jars, in the order of the features file
 */
record Distribution(Path home, String feature, List<Path> bundles) {

    private static final String FEATURE = "vedette-command-line";

    static Distribution of(Path home, String command) {
        Path features = featuresFile(home);
        Document document = parse(features);
        String special = FEATURE + "-" + command;
        String feature = find(document, special) == null ? FEATURE : special;
        Set<String> urls = new LinkedHashSet<>();
        collect(document, feature, new LinkedHashSet<>(), urls);
        List<Path> jars = new ArrayList<>();
        for (String url : urls) {
            Path jar = home.resolve("system").resolve(systemPath(url));
            if (!Files.isRegularFile(jar)) {
                throw new LaunchException(
                        "the distribution is not whole: " + jar + " is missing; build it again");
            }
            jars.add(jar);
        }
        jars.addAll(partners(System.getenv("VEDETTE_PLUGINS")));
        return new Distribution(home, feature, List.copyOf(jars));
    }

    /** A folder for this person, distribution and feature, for what can be made again. */
    Path cache() {
        String base = System.getenv("XDG_CACHE_HOME");
        Path caches =
                base == null || base.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(base);
        return caches.resolve("vedette").resolve(shortHash(home + "|" + feature)).toAbsolutePath();
    }

    private static Path featuresFile(Path home) {
        Path folder = home.resolve("system/io/vedette/vedette-features");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith("-features.xml"))
                    .findFirst()
                    .orElseThrow(() -> new LaunchException("no features file in " + folder));
        } catch (IOException e) {
            throw new LaunchException(home + " is not a distribution of Vedette", e);
        }
    }

    private static List<Path> partners(String folder) {
        if (folder == null || folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(f -> f.getFileName().toString().endsWith(".jar"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LaunchException("VEDETTE_PLUGINS: cannot read " + folder, e);
        }
    }

    private static Document parse(Path features) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(features.toFile());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new LaunchException("cannot read " + features + ": " + e.getMessage(), e);
        }
    }

    private static Element find(Document document, String name) {
        NodeList features = document.getElementsByTagName("feature");
        for (int i = 0; i < features.getLength(); i++) {
            Element feature = (Element) features.item(i);
            if (name.equals(feature.getAttribute("name"))) {
                return feature;
            }
        }
        return null;
    }

    private static void collect(
            Document document, String name, Set<String> seen, Set<String> bundles) {
        Element feature = find(document, name);
        if (feature == null || !seen.add(name)) {
            // A feature of Karaf's own, such as scr: the command line's feature names what it needs
            // of these.
            return;
        }
        NodeList children = feature.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (!(children.item(i) instanceof Element)) {
                continue;
            }
            Element child = (Element) children.item(i);
            String text = child.getTextContent().trim();
            if (child.getTagName().equals("feature")) {
                collect(document, text, seen, bundles);
            } else if (child.getTagName().equals("bundle")) {
                bundles.add(text);
            }
        }
    }

    /** Where a {@code mvn:group/artifact/version} lies below {@code system}. */
    static String systemPath(String url) {
        String[] parts = url.substring(url.indexOf("mvn:") + 4).split("/");
        if (!url.startsWith("mvn:") || parts.length != 3) {
            throw new LaunchException("cannot place the bundle " + url);
        }
        return parts[0].replace('.', '/')
                + "/"
                + parts[1]
                + "/"
                + parts[2]
                + "/"
                + parts[1]
                + "-"
                + parts[2]
                + ".jar";
    }

    private static String shortHash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
