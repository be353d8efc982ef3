import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * veraPDF behind a pipe: "PROFILE TAB path" a line in, its failed checks out, one a line, tab-separated, closed by END.
 * The engine's own profile reader needs a library that the jar we have leaves out, so the profile (an XML file in the
 * jar: rules and variables) is read here with what the JDK has.
 */
public class PdfJudge {
    private static final Map<String, ValidationProfile> PROFILES = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null && !line.isEmpty(); line = questions.readLine()) {
            String[] question = line.split("\t", 2);
            try {
                judge(profile(question[0]), question[1], answers);
            } catch (Throwable failure) {
                answers.println("FAILED\tjudge\t" + flat(failure.toString()) + "\t");
            }
            answers.println("END");
        }
    }

    static void judge(ValidationProfile profile, String path, PrintStream answers) throws Exception {
        try (InputStream data = new FileInputStream(path);
             PDFAParser parser = Foundries.defaultInstance().createParser(data, profile.getPDFAFlavour());
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion finding : result.getTestAssertions()) {
                if (finding.getStatus() == TestAssertion.Status.FAILED) {
                    answers.println(String.join("\t", "FAILED",
                        finding.getRuleId().getClause() + "-" + finding.getRuleId().getTestNumber(),
                        flat(finding.getMessage()), flat(finding.getLocation().getContext())));
                }
            }
            // A file that no check looked at has not passed; the Python side insists on this line.
            answers.println("CHECKED\t" + profile.getRules().size() + "\t" + result.getTotalAssertions() + "\t");
        }
    }

    static ValidationProfile profile(String name) throws Exception {
        ValidationProfile known = PROFILES.get(name);
        if (known == null) {
            known = read(name);
            PROFILES.put(name, known);
        }
        return known;
    }

    static ValidationProfile read(String name) throws Exception {
        Element root;
        try (InputStream xml = PdfJudge.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
        }
        return Profiles.profileFromSortedValues(
            PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(name, name, name, new Date(0)), "", rules(root), variables(root));
    }

    static SortedSet<Rule> rules(Element root) {
        SortedSet<Rule> rules = new TreeSet<>(new Profiles.RuleComparator());
        NodeList found = root.getElementsByTagName("rule");
        for (int i = 0; i < found.getLength(); i++) {
            Element rule = (Element) found.item(i);
            Element id = (Element) rule.getElementsByTagName("id").item(0);
            rules.add(Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                    PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                    id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), "true".equals(rule.getAttribute("deferred")) ? Boolean.TRUE : null,
                rule.getAttribute("tags"), words(rule, "description"), words(rule, "test"),
                Profiles.errorFromValues(words(rule, "message"), Collections.emptyList()), Collections.emptyList()));
        }
        return rules;
    }

    static SortedSet<Variable> variables(Element root) {
        SortedSet<Variable> variables =
            new TreeSet<>(Comparator.comparing(Variable::getName).thenComparing(Variable::getObject));
        NodeList found = root.getElementsByTagName("variable");
        for (int i = 0; i < found.getLength(); i++) {
            Element variable = (Element) found.item(i);
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                words(variable, "defaultValue"), words(variable, "value")));
        }
        return variables;
    }

    static String words(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    static String flat(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }
}
