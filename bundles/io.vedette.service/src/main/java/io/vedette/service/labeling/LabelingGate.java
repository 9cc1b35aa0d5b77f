package io.vedette.service.labeling;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** What comes in from outside without signing in: vendors' calls and fetched pictures. */
@ProviderType
public interface LabelingGate {
    /**
     * A vendor's call. Only a hint: the core polls.
     *
     * @param headers lower-case names
     * @param body at most 1 MiB
     * @return whether its signature fits
     */
    boolean push(String dispatcher, Map<String, String> headers, byte[] body);

    /**
     * A picture by its signed, expiring token.
     *
     * @throws io.vedette.service.problem.NotFoundException when the token is forged or expired
     */
    Picture media(String token);
}
