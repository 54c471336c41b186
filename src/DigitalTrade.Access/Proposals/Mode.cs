namespace DigitalTrade.Access.Proposals;

/// <summary>How the investor comes in. Unstated means an investment proper: establishment or acquisition.</summary>
public enum Mode
{
    /// <summary>A new enterprise.</summary>
    Establishment,

    /// <summary>Shares or assets of an existing enterprise.</summary>
    Acquisition,

    /// <summary>An investment by an enterprise that is itself foreign-invested.</summary>
    OnwardInvestment,

    /// <summary>Control by contract instead of shares (VIE).</summary>
    ContractualControl,

    /// <summary>Shares of a domestic company issued and traded abroad.</summary>
    OverseasListing,

    /// <summary>A service from abroad without an establishment.</summary>
    CrossBorderSupply,
}

/// <summary>The legal form of the enterprise. An undertaking: unstated is an open condition, never a default.</summary>
public enum Form
{
    /// <summary>A company.</summary>
    Company,

    /// <summary>A partnership; barred where a share requirement applies.</summary>
    Partnership,

    /// <summary>An individual business or sole-proprietorship enterprise.</summary>
    SoleProprietorship,

    /// <summary>A branch of a foreign enterprise.</summary>
    Branch,

    /// <summary>A farmers' cooperative.</summary>
    Cooperative,
}
