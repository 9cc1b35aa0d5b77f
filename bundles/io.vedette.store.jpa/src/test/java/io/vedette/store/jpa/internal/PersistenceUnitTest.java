package io.vedette.store.jpa.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.openjpa.enhance.PersistenceCapable;
import org.junit.jupiter.api.Test;

class PersistenceUnitTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void listsEveryEntityAndEachIsEnhanced() throws IOException {
        Set<String> entities = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                if (Pattern.compile("(?m)^@(Entity|Embeddable|MappedSuperclass)\\b")
                        .matcher(text)
                        .find()) {
                    entities.add(
                            Path.of("src", "main", "java")
                                    .relativize(file)
                                    .toString()
                                    .replace(".java", "")
                                    .replace('/', '.'));
                }
            }
        }
        String xml =
                Files.readString(
                        CLASSES.resolve("META-INF/persistence.xml"), StandardCharsets.UTF_8);
        Set<String> listed =
                Pattern.compile("<class>(.*?)</class>")
                        .matcher(xml)
                        .results()
                        .map(m -> m.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(entities).isNotEmpty();
        assertThat(entities)
                .allSatisfy(
                        name ->
                                assertThat(PersistenceCapable.class)
                                        .isAssignableFrom(Class.forName(name)));
    }
}
