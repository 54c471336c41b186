using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Cli.Showing;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules verify</c>: what the rules say that cannot be meant, each with a proposal to see it on.</summary>
internal static class RulesVerifyCommand
{
    public static Command Make(Run run)
    {
        var folders = new Argument<string[]>("DIR") { Description = "folders of rule packs; by default those of --rules", Arity = ArgumentArity.ZeroOrMore };
        var within = new Option<int>("--within") { Description = "also name what expires within so many days", HelpName = "DAYS" };
        var on = new Option<string?>("--on") { Description = "the day from which they count; by default today", HelpName = "DATE" };
        var command = new Command("verify", "Look for rules that contradict, never speak, lift nothing, overlap, expire or are never tried") { folders, within, on };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var from = RulesCommand.Folders(run, parsed, folders);
            var day = parsed.GetValue(on) is not { } text ? run.Here.Today
                : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : throw new Refusal($"`{text}` is no date", "write it as 2025-03-01");
            var accepted = string.Concat(from.Select(f => Path.Combine(Path.GetFullPath(f, run.Here.Directory), PackVerification.AcceptedFile)).Where(File.Exists).Select(f => File.ReadAllText(f) + "\n"));
            var found = PackVerification.Of(RulebookLoader.Load(from), CaseReader.Read(from).Cases, day, parsed.GetValue(within), accepted);
            if (output == OutputKind.Json) run.Write([.. JsonSerializer.SerializeToUtf8Bytes([.. found], CliJson.Wire.VerifiedWeaknessArray), (byte)'\n']);
            else run.WriteLines([.. found.SelectMany(f => Lines(f, run.Language(parsed)))]);
            var open = found.Count(f => f.Accepted is null);
            run.Note($"{open} found, {found.Length - open} accepted with a reason");
            return open == 0 ? ExitCode.Done : ExitCode.Packs;
        });
        return command;
    }

    private static IEnumerable<ReportLine> Lines(VerifiedWeakness weakness, Language language)
    {
        yield return new(Visible.Of($"{weakness.Source}: {weakness.Kind}: {weakness.Rule}: {weakness.What.In(language)}"), weakness.Accepted is null ? Tone.Bad : Tone.Muted);
        if (weakness.Accepted is { } reason) yield return new(Visible.Of($"  {(language == Language.Zh ? "已接受：" : "accepted: ")}{reason}"), Tone.Muted);
        else if (weakness.Witness is { } witness) yield return new(Visible.Of($"  {(language == Language.Zh ? "例：" : "e.g. ")}{witness.ToJsonString(CliJson.Wire.Options)}"), Tone.Muted);
    }
}
