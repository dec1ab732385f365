using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Tests.Releases;

/// <summary>An application's own source.</summary>
internal sealed class MemorySource : IPromptReleaseSource
{
    private int _tag;

    public byte[]? State { get; private set; }

    public Dictionary<string, byte[]> Packs { get; } = new(StringComparer.Ordinal);

    public Func<Exception>? Failure { get; set; }

    public TimeSpan Delay { get; set; }

    public void Put(string state) => Put(Encoding.UTF8.GetBytes(state));

    public void Put(byte[] state)
    {
        State = state;
        _tag++;
    }

    public string Add(byte[] pack)
    {
        string hash = StateText.PackHash(pack);
        Packs[hash] = pack;
        return hash;
    }

    public async Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, cancellation);
        }

        if (Failure is { } failure)
        {
            throw failure();
        }

        string tag = _tag.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new PromptReleaseDocument(tag == knownTag ? null : State ?? throw new PromptReleaseSourceException("There is no state yet."), tag);
    }

    public Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation) =>
        Task.FromResult(Packs.TryGetValue(hash, out byte[]? pack) ? pack : null);

    public override string ToString() => "memory";
}
