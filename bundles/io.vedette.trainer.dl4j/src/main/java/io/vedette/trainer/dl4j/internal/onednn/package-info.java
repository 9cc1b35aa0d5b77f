/** Makes Deeplearning4j fast; the engine bundle carries a copy. */
package io.vedette.trainer.dl4j.internal.onednn;
