using System;

namespace PromptGen.Releases.Tests;

/// <summary>Where the programs are that are started as processes.</summary>
internal static class Programs
{
    public static string Folder => AppContext.BaseDirectory;
}
