using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Fuzz.Targets;

/// <summary>A source that returns what was put into it.</summary>
internal sealed class BytesSource : IPromptReleaseSource
{
    private byte[] _state = [];
    private byte[]? _pack;
    private int _tag;

    /// <param name="pack">The answer to a request for any pack; null: there is none.</param>
    public void Put(byte[] state, byte[]? pack)
    {
        _state = state;
        _pack = pack;
        _tag++;
    }

    public Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation) =>
        Task.FromResult(new PromptReleaseDocument(_state, _tag.ToString(CultureInfo.InvariantCulture)));

    public Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation) => Task.FromResult(_pack);

    public override string ToString() => "memory";
}
