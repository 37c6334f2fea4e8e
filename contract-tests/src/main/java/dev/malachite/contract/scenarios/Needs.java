package dev.malachite.contract.scenarios;

import dev.malachite.contract.target.Capability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a scenario, or each scenario of a class, needs of its target; without it, it is not run, and says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface Needs {
    Capability[] value();
}
