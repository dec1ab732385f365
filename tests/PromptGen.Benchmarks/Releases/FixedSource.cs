using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Benchmarks.Releases;

/// <summary>One state, and the packs that it names.</summary>
internal sealed class FixedSource(byte[] state, IReadOnlyDictionary<string, byte[]>? packs = null) : IPromptReleaseSource
{
    public Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation) =>
        Task.FromResult(new PromptReleaseDocument(knownTag is null ? state : null, "1"));

    public Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation) =>
        Task.FromResult(packs is not null && packs.TryGetValue(hash, out byte[]? pack) ? pack : null);
}
