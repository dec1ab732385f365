using System;

namespace PromptGen.Releases;

/// <summary>What time it is, for what expires. No clock reaches a prompt.</summary>
internal class ReleaseClock
{
    public static readonly ReleaseClock System = new();

#pragma warning disable RS0030 // States and pins expire by the time of the day: this is the one place that asks for it.
    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;
#pragma warning restore RS0030
}
