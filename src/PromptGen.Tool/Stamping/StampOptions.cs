using System;
using System.Collections.Generic;
using PromptGen.Tool.Output;

namespace PromptGen.Tool.Stamping;

/// <param name="Ids">The prompts to stamp; all that changed where none is named.</param>
/// <param name="Day">Of the new versions.</param>
/// <param name="AcceptContract">Why code around the prompts may have to change; null where nobody accepted that.</param>
/// <param name="DryRun">Say what would be written, and write nothing.</param>
internal sealed record StampOptions(
    string? PromptFolder, IReadOnlyList<string> Ids, DateTime Day, string? AcceptContract, bool DryRun, OutputFormat Format);
