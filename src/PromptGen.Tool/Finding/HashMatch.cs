using System.Collections.Generic;

namespace PromptGen.Tool.Finding;

/// <summary>A version of a prompt that has a hash, as a whole or in one of its parts.</summary>
/// <param name="Version">As its file says.</param>
/// <param name="Path">The full path of its release file, or of the prompt file.</param>
/// <param name="IsWorkingCopy">The prompt file as it is, which can differ from the release of its version.</param>
/// <param name="Hash">The whole hash of the prompt.</param>
/// <param name="Parts">The parts that have the hash, such as <c>messages/0</c>; empty: the whole prompt has it.</param>
/// <param name="Live">Where it is served, such as <c>production: canary at 5%</c>.</param>
internal sealed record HashMatch(string Id, string Version, string Path, bool IsWorkingCopy, string Hash, IReadOnlyList<string> Parts, IReadOnlyList<string> Live);
