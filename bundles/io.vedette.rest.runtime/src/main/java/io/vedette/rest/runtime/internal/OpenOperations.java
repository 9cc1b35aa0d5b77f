package io.vedette.rest.runtime.internal;

import io.vedette.service.http.Anyone;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The REST operations that need no caller, as the resources in service declare them with {@link
 * Anyone}.
 */
@Component(service = OpenOperations.class)
public final class OpenOperations {

    private volatile List<Operation> operations = List.of();

    /** Starts with none. */
    @Activate
    public OpenOperations() {
        // Filled when the first resources are in service.
    }

    void replace(List<Class<?>> resources) {
        List<Operation> found = new ArrayList<>();
        for (Class<?> resource : resources) {
            for (Method method : resource.getMethods()) {
                if (method.isAnnotationPresent(Anyone.class)) {
                    verb(method)
                            .forEach(
                                    verb ->
                                            found.add(
                                                    new Operation(
                                                            verb, pattern(resource, method))));
                }
            }
        }
        operations = List.copyOf(found);
    }

    boolean contains(String verb, String path) {
        String asked = verb.equals("HEAD") ? "GET" : verb;
        return operations.stream()
                .anyMatch(o -> o.verb.equals(asked) && o.path.matcher(path).matches());
    }

    private static Stream<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value());
    }

    private static Pattern pattern(Class<?> resource, Method method) {
        String path =
                Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
                        .filter(annotation -> annotation != null)
                        .flatMap(annotation -> Stream.of(annotation.value().split("/")))
                        .filter(segment -> !segment.isEmpty())
                        .map(segment -> segment.contains("{") ? "[^/]+" : Pattern.quote(segment))
                        .collect(Collectors.joining("/"));
        return Pattern.compile(Pattern.quote(JaxrsRuntime.BASE + "/") + path + "/?");
    }

    private record Operation(String verb, Pattern path) {}
}
