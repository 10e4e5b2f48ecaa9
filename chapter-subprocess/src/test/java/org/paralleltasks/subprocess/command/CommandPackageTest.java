package org.paralleltasks.subprocess.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CommandPackageTest {
    @Test
    void isUsableWithoutTheCourse() {
        String own = Command.class.getPackageName();

        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(own, "java..", "org.slf4j..", "org.apache.commons.exec..")
                .because("the library is to be taken as it is into other programs")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(own));
    }
}
