package dev.malachite.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the emulator answers: on a parameter of type {@link java.net.URI} or {@link String}, in class methods too. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface BaseUri {
    /** The HTTPS endpoint, which Azure's clients ask for; {@link MalachiteTest#https()} opens it. */
    boolean https() default false;
}
