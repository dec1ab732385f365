using System;
using System.ComponentModel;

namespace PromptGen.Generated;

/// <summary>The options of a loop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TemplateLoop
{
    /// <summary>How many items <c>offset:</c> leaves out.</summary>
    public static int Offset(int count, long offset) => (int)Math.Min(Math.Max(offset, 0), count);

    /// <summary>How many items <c>limit:</c> leaves; zero and less limit nothing.</summary>
    public static int Limit(int count, long limit) => limit <= 0 ? count : (int)Math.Min(limit, count);
}
