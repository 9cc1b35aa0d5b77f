/** Platform: Deeplearning4j. */
package io.vedette.platform.dl4j.internal;
