import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * epubcheck behind a pipe: one path a line in, its findings out, one a line, tab-separated, closed by END.
 * One virtual machine judges as many books as are asked; starting one for each would cost two seconds a book.
 */
public class EpubJudge {
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever the library prints must not look like an answer
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path = questions.readLine(); path != null && !path.isEmpty(); path = questions.readLine()) {
            try {
                new EpubCheck(new File(path), new Findings(answers)).doValidate();
            } catch (Throwable failure) {
                answers.println("FATAL\tjudge\t" + path + "\t0\t" + flat(failure.toString()));
            }
            answers.println("END");
        }
    }

    static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** Every message of every severity, usages too; the Python side decides what is forgiven. */
    static final class Findings extends MasterReport {
        private final PrintStream answers;

        Findings(PrintStream answers) {
            this.answers = answers;
        }

        @Override
        public void message(Message message, EPUBLocation place, Object... details) {
            answers.println(String.join("\t", message.getSeverity().name(), message.getID().toString(), flat(place.getPath()),
                Integer.toString(place.getLine()), flat(message.getMessage(details))));
        }

        @Override
        public void info(String resource, FeatureEnum feature, String value) {}

        @Override
        public int generate() {
            return 0;
        }

        @Override
        public void initialize() {}
    }
}
