package io.vedette.core.watch.internal;

import java.util.Map;

/** ONVIF topics of the rule types. */
final class Topics {
    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    Map.entry("line-crossing", "RuleEngine/LineDetector/Crossed"),
                    Map.entry("counting", "RuleEngine/CountAggregation"),
                    Map.entry("intrusion", "RuleEngine/FieldDetector/ObjectsInside"),
                    Map.entry("loitering", "RuleEngine/LoiteringDetector"),
                    Map.entry("crowd", "RuleEngine/CrowdDetector"),
                    Map.entry("wrong-direction", "RuleEngine/DirectionDetector"),
                    Map.entry("tailgating", "Vedette/Tailgating"),
                    Map.entry("stopped", "Vedette/Stopped"),
                    Map.entry("abandoned", "RuleEngine/ObjectAbandoned"),
                    Map.entry("removed", "RuleEngine/ObjectRemoved"),
                    Map.entry("speed", "RuleEngine/SpeedDetector"),
                    Map.entry("tamper", "VideoSource/GlobalSceneChange"));

    private Topics() {}

    /** The topic of a type; a partner's type gets one of its own. */
    static String of(String type) {
        return KNOWN.getOrDefault(type, "Vedette/" + type);
    }
}
