using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Analyzers.Tests.Testing;

/// <summary>Rules that say the same at different times, or of different ways in which the same thing reaches a model. A test is about one group.</summary>
internal static class RuleGroup
{
    /// <summary>For tests of whole applications, which are about every rule.</summary>
    public const string Any = "";

    private static readonly string[][] Groups =
    [
        ["PG2001", "PG2002", "PG2003", "PG2004", "PG2007", "PG2008"],
        ["PG2005", "PG2006"],
        ["PG2010"],
        ["PG2102", "PG2103", "PG2107", "PG2108"],
    ];

    public static IReadOnlyList<string> With(string ruleId) => ruleId == Any ? [.. Groups.SelectMany(static group => group)] : Array.Find(Groups, group => Array.IndexOf(group, ruleId) >= 0) ?? [ruleId];
}
