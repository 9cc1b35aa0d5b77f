/** Model engine: Deeplearning4j. */
package io.vedette.engine.dl4j.internal;
