package org.paralleltasks.multiprocess.process;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ProcessPackageTest {
    @Test
    void needsNothingButSlf4jAndCanBeTakenWithoutTheCourse() {
        JavaClasses library = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ProcessPackageTest.class.getPackageName());

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ProcessPackageTest.class.getPackageName(), "org.slf4j..", "java..")
                .check(library);
    }
}
