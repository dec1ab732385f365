using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Conformance;

/// <summary>How what the back ends make of one template compares with what Scriban makes of it.</summary>
internal enum Agreement
{
    Identical,
    Different,

    /// <summary>Something threw what no back end may throw.</summary>
    Crashed,

    /// <summary>All back ends stop at one of <see cref="DocumentedLimits"/>, where Scriban goes on.</summary>
    Limited,
}

internal static class Agreements
{
    /// <param name="renderings">Scriban's is the last.</param>
    public static Agreement Of(IReadOnlyList<Rendered> renderings)
    {
        Rendered first = renderings[0];
        return renderings.Any(static rendered => rendered.HasCrashed) ? Agreement.Crashed
            : renderings.All(rendered => !rendered.DiffersFrom(first)) ? Agreement.Identical
            : renderings.SkipLast(1).All(rendered => !rendered.DiffersFrom(first)) && DocumentedLimits.Explains(first.Exception) ? Agreement.Limited
            : Agreement.Different;
    }
}
