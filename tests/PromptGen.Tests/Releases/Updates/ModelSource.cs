using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace PromptGen.Tests.Releases.Updates;

/// <summary>A source that fails, hangs, ignores its token and sends damaged bytes. It notes what it really delivered.</summary>
internal sealed class ModelSource(Random random) : IPromptReleaseSource
{
    private readonly List<TaskCompletionSource> _hanging = [];
    private int _tag;

    public ModelState? State { get; private set; }

    /// <summary>All goes well.</summary>
    public bool IsCalm { get; set; }

    /// <summary>As HTTP without ETag.</summary>
    public bool HasTags { get; init; }

    /// <summary>Whether the state was delivered, or named as unchanged, since this was set to false.</summary>
    public bool HasAnswered { get; set; }

    /// <summary>The packs that were delivered whole, until this is cleared.</summary>
    public HashSet<string> Delivered { get; } = new(StringComparer.Ordinal);

    /// <summary>Set by a call that hangs, for the one who lets time pass.</summary>
    public bool Hangs { get; set; }

    public void Put(ModelState state)
    {
        State = state;
        _tag++;
    }

    public void ReleaseHanging()
    {
        foreach (TaskCompletionSource hanging in _hanging)
        {
            hanging.TrySetResult();
        }

        _hanging.Clear();
    }

    public async Task<PromptReleaseDocument> ReadStateAsync(string? knownTag, CancellationToken cancellation)
    {
        int how = IsCalm ? 99 : random.Next(100);
        if (how < 2)
        {
            await HangAsync(how == 0 ? cancellation : default);
        }

        switch (how)
        {
            case < 6: throw new InvalidOperationException("on fire");
            case < 8: throw new PromptReleaseSourceException("not now");
            case < 9: throw new OperationCanceledException();
            case < 10: return null!;
        }

        if (State is null)
        {
            throw new PromptReleaseSourceException("There is no state yet.");
        }

        HasAnswered = true;
        string tag = _tag.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return HasTags && tag == knownTag ? new PromptReleaseDocument(null, tag) : new PromptReleaseDocument(State.Content, HasTags ? tag : null);
    }

    public async Task<byte[]?> ReadPackAsync(string hash, CancellationToken cancellation)
    {
        int how = IsCalm ? 99 : random.Next(100);
        if (how < 2)
        {
            await HangAsync(how == 0 ? cancellation : default);
        }

        byte[] pack = ModelVersions.Packs.Values.Single(pack => pack.PackHash == hash).Pack;
        switch (how)
        {
            case < 8: throw new UnauthorizedAccessException("denied");
            case < 16: return null;
            case < 24:
                byte[] damaged = (byte[])pack.Clone();
                damaged[random.Next(damaged.Length)] ^= 1;
                return damaged;
            default:
                Delivered.Add(hash);
                return pack;
        }
    }

    public override string ToString() => random.Next(50) == 0 ? throw new InvalidOperationException("nameless") : "model";

    private async Task HangAsync(CancellationToken cancellation)
    {
        TaskCompletionSource hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _hanging.Add(hanging);
        using CancellationTokenRegistration registration = cancellation.Register(() => hanging.TrySetCanceled(cancellation));
        Hangs = true;
        await hanging.Task;
        throw new TimeoutException("too late");
    }
}
