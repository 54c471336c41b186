using System.Globalization;
using System.Xml;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>Case results as JUnit XML, a suite a file.</summary>
internal static class JUnit
{
    public static void Write(string path, IReadOnlyCollection<CaseResult> results)
    {
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true });
        writer.WriteStartElement("testsuites");
        Counts(writer, results);
        foreach (var file in results.GroupBy(r => r.Case.File, StringComparer.Ordinal))
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", Visible.Of(file.Key));
            Counts(writer, [.. file]);
            foreach (var result in file) Case(writer, result);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Counts(XmlWriter writer, IReadOnlyCollection<CaseResult> results)
    {
        writer.WriteAttributeString("tests", results.Count.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", results.Count(r => !r.Passed).ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter writer, CaseResult result)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("name", Visible.Of(result.Case.Name));
        writer.WriteAttributeString("classname", Visible.Of(result.Case.File));
        writer.WriteAttributeString("file", Visible.Of(result.Case.File));
        writer.WriteAttributeString("line", result.Case.Line.ToString(CultureInfo.InvariantCulture));
        if (!result.Passed)
        {
            var detail = CaseText.Detail(result).Select(Visible.Of).ToArray();
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("message", detail[0]);
            writer.WriteString(string.Join('\n', detail));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
