using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Register.Records;

/// <summary>Which answers are kept.</summary>
internal enum Keeping
{
    /// <summary>All, where <c>Access:Database</c> names a database; none where it does not.</summary>
    Auto,

    /// <summary>Every one; an answer that cannot be kept is not given.</summary>
    All,

    /// <summary>None.</summary>
    None,
}

/// <summary>What the register replaces before it keeps.</summary>
internal enum Masking
{
    /// <summary>Names of investors.</summary>
    InvestorNames,
}

/// <summary>The register: section <c>Access:Register</c>. No setting changes a legal answer.</summary>
internal sealed class RegisterOptions
{
    /// <summary>auto, all or none; default auto.</summary>
    public Keeping Keep { get; set; } = Keeping.Auto;

    /// <summary>What is masked in what is kept, with commas between: <c>investor-names</c>. Default nothing.</summary>
    public string? Mask { get; set; }

    /// <summary>How long an answer may wait to be on disk before it is refused (503); default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Answers that may wait at once, batches counted as one; default 4096.</summary>
    [Range(1, 1_000_000)]
    public int Queue { get; set; } = 4096;

    /// <summary>Whether names of investors are masked.</summary>
    internal bool MasksNames => Masks is [Masking.InvestorNames, ..];

    internal Masking[]? Masks
    {
        get
        {
            var words = (Mask ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return words.All(w => w == "investor-names") ? [.. words.Distinct().Select(_ => Masking.InvestorNames)] : null;
        }
    }
}

/// <summary>What the annotations do not say.</summary>
internal sealed class MaskValidator : IValidateOptions<RegisterOptions>
{
    public ValidateOptionsResult Validate(string? name, RegisterOptions options) => options.Masks is null
        ? ValidateOptionsResult.Fail($"`Register:Mask` has `{options.Mask}`; what can be masked is `investor-names`")
        : ValidateOptionsResult.Success;
}

/// <summary>Generated from the annotations.</summary>
[OptionsValidator]
internal sealed partial class RegisterOptionsValidator : IValidateOptions<RegisterOptions>;
