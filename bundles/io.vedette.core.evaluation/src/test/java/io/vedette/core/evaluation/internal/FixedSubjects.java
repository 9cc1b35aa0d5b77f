package io.vedette.core.evaluation.internal;

import io.vedette.service.evaluation.EvaluationRequest;
import io.vedette.service.evaluation.Subject;
import io.vedette.service.operation.Work;
import io.vedette.service.problem.NotFoundException;
import io.vedette.spi.metric.Unit;
import java.util.stream.Stream;

/** Gives one camera's hour for a video called good. */
final class FixedSubjects extends Subjects {
    FixedSubjects() {
        super(null, null, null, null);
    }

    @Override
    void check(EvaluationRequest request, String judges) {}

    @Override
    Stream<Unit> units(EvaluationRequest request, String judges, String run, Work.Control control) {
        Subject.OnVideo on = (Subject.OnVideo) request.subject();
        if (!on.title().equals("good")) {
            throw new NotFoundException("no such video: " + on.title());
        }
        return Stream.of(EvaluationServiceTest.time("yard", 2));
    }
}
