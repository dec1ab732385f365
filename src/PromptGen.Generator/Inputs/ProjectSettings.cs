using System;
using System.Collections.Generic;
using System.Globalization;
using PromptGen.Compiler;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Generator.Inputs;

/// <summary>The rules for the build properties of a project. The command line checks them by the same rules.</summary>
internal static class ProjectSettings
{
    public const int DefaultEmbedDepth = 1;

    private const int GreatestEmbedDepth = 100;

    /// <summary>Why nothing can be generated with these values of <c>PromptGenNamespace</c>, <c>PromptGenVisibility</c> and <c>PromptGenEmbed</c>; empty is not set.</summary>
    public static List<PromptDiagnostic> Check(string promptGenNamespace, string visibility, string embed)
    {
        List<PromptDiagnostic> problems = [];
        if (promptGenNamespace.Length > 0 && !GeneratedNamespace.IsValid(promptGenNamespace))
        {
            problems.Add(new PromptDiagnostic(
                DiagnosticRules.InvalidNamespace, default, promptGenNamespace, GeneratedNamespace.Nearest(promptGenNamespace)));
        }

        if (visibility.Length > 0 && !IsInternal(visibility) && !visibility.Equals("public", StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new PromptDiagnostic(DiagnosticRules.InvalidVisibility, default, visibility));
        }

        if (!TryReadEmbedDepth(embed, out _))
        {
            problems.Add(new PromptDiagnostic(DiagnosticRules.InvalidEmbedDepth, default, embed));
        }

        return problems;
    }

    public static bool IsInternal(string visibility) => visibility.Equals("internal", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many releases to compile in behind each prompt; the default where the property is not set, or says something else.</summary>
    public static int EmbedDepth(string embed) => TryReadEmbedDepth(embed, out int depth) ? depth : DefaultEmbedDepth;

    private static bool TryReadEmbedDepth(string embed, out int depth)
    {
        depth = DefaultEmbedDepth;
        return embed.Length == 0
            || (int.TryParse(embed, NumberStyles.None, CultureInfo.InvariantCulture, out depth) && depth <= GreatestEmbedDepth);
    }
}
