using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>The sign before a line of a list.</summary>
internal enum Mark
{
    /// <summary>One of several.</summary>
    Bullet,

    /// <summary>Fulfilled.</summary>
    Met,

    /// <summary>Has to become true.</summary>
    Open,

    /// <summary>Not fulfilled, or in the way.</summary>
    Unmet,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>A part of a report, before it is laid out. Closed.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>The answer in one word.</summary>
    public sealed record Title(string Words, Outcome Outcome) : Block;

    /// <summary>Opens a section.</summary>
    /// <param name="Words">The heading.</param>
    /// <param name="Level">2 for a section, 3 for one within an activity.</param>
    public sealed record Heading(string Words, int Level) : Block;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Words) : Block;

    /// <summary>What was asked: names and values.</summary>
    public sealed record Table(ImmutableArray<(string Name, string Value)> Rows) : Block;

    /// <summary>One line of a list, with what it rests on.</summary>
    /// <param name="Mark">Its sign.</param>
    /// <param name="Words">What it says.</param>
    /// <param name="Sources">Instruments and provisions, authorities, answers: one a line.</param>
    public sealed record Item(Mark Mark, string Words, ImmutableArray<string> Sources) : Block;

    /// <summary>Small print.</summary>
    public sealed record Footer(string Words) : Block;
}
