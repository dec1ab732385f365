using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using PromptGen.Core.Collections;
using PromptGen.Rollouts;
using PromptGen.Rollouts.Signing;
using Xunit;

namespace PromptGen.Core.Tests.Rollouts;

public sealed class EnvelopeReaderTests
{
    private static readonly TrustPolicy Trust = SigningKeys.Trust(1, SigningKeys.One);

    // Its Base64 has all of `+`, `/` and padding.
    private static readonly Envelope Signed = Example();

    [Fact]
    public void OneSpellingOfBase64IsTaken()
    {
        string text = Text(Signed);
        string payload = Convert.ToBase64String(Signed.Payload);
        Assert.Matches("[+].*/.*=$", payload);
        Assert.NotNull(Read(text));

        string[] spellings =
        [
            payload.Replace('+', '-').Replace('/', '_'), payload.Replace('+', '-'), payload.Replace('/', '_'), payload.TrimEnd('='), payload + "=", payload + "==",
            payload.Insert(4, " "), payload.Insert(4, "\\n"), payload.Insert(76, "\\r\\n"), payload.Insert(4, "\t"), " " + payload, payload + " ", payload.Replace("/", "\\/", StringComparison.Ordinal),
            "\\u00" + ((int)payload[0]).ToString("x2", System.Globalization.CultureInfo.InvariantCulture) + payload[1..], NextLetter(payload), "=" + payload, payload.Insert(8, "="), payload + "A", "",
        ];
        Assert.All(spellings, spelling =>
        {
            Assert.NotEqual(payload, spelling);
            Assert.Null(Read(text.Replace(payload, spelling, StringComparison.Ordinal)));
        });

        string signature = Convert.ToBase64String(Signed.Signatures[0]);
        Assert.All(
            new[] { signature.Replace('+', '-').Replace('/', '_'), signature.TrimEnd('='), signature + "=", signature.Insert(4, " "), signature.Replace("/", "\\/", StringComparison.Ordinal), NextLetter(signature) },
            spelling => Assert.True(spelling == signature || Read(text.Replace(signature, spelling, StringComparison.Ordinal)) is null, spelling));
    }

    /// <summary>Texts of all lengths, with each of their characters changed: whatever is decoded is encoded to the same text again.</summary>
    [Fact]
    public void WhatIsDecodedIsEncodedToTheSameText()
    {
        Random random = new(5);
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \n\\\u00e9";
        int decoded = 0;
        for (int i = 0; i < 200_000; i++)
        {
            byte[] bytes = new byte[random.Next(1, 12)];
            random.NextBytes(bytes);
            char[] text = Convert.ToBase64String(bytes).ToCharArray();
            for (int change = random.Next(3); change > 0; change--)
            {
                text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            }

            string spelled = new(text);
            if (StrictBase64.Decode(spelled) is { } read)
            {
                decoded++;
                Assert.Equal(spelled, Convert.ToBase64String(read));
            }
        }

        Assert.InRange(decoded, 80_000, 199_000);
    }

    [Theory]
    [InlineData("\"payload\":", "\"p\\u0061yload\":")]
    [InlineData("application/vnd", "application\\/vnd")]
    [InlineData("{\"payload\"", "{\"payload\":\"e30=\",\"payload\"")]
    [InlineData("\"payloadType\"", "\"payloadtype\"")]
    [InlineData("{\"sig\"", "{\"keyid\":\"a\",\"keyid\":\"b\",\"sig\"")]
    [InlineData("{\"sig\"", "{\"keyid\":\"a\\n\",\"sig\"")]
    [InlineData("{\"sig\"", "{\"cert\":\"a\",\"sig\"")]
    [InlineData("}]}", "}]} {}")]
    [InlineData("}]}", "},]}")]
    [InlineData("}]}", "}],}")]
    [InlineData("}]}", "}]")]
    [InlineData("{\"payload\"", "\uFEFF{\"payload\"")]
    [InlineData("{\"payload\"", "[{\"payload\"")]
    public void WhatIsNotAnEnvelopeIsRefused(string part, string instead)
    {
        string text = Text(Signed).TrimEnd();
        Assert.Contains(part, text, StringComparison.Ordinal);

        Assert.Null(Read(text.Replace(part, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatNobodySignsMayStandThere()
    {
        string text = Text(Signed);

        Assert.NotNull(Read(text.Replace("{\"sig\"", "{\"keyid\":\"arn:aws:kms:eu-west-1:1:key/2\",\"sig\"", StringComparison.Ordinal)));
        Assert.NotNull(Read("\n " + text.Replace(",", " ,\n\t", StringComparison.Ordinal).Replace(":", " : ", StringComparison.Ordinal).Replace("[", "[ ", StringComparison.Ordinal)));
        Assert.NotNull(Read("{\"signatures\":[{\"sig\":\"" + Convert.ToBase64String(Signed.Signatures[0]) + "\"}],\"payloadType\":\"" + PayloadTypes.State
            + "\",\"payload\":\"" + Convert.ToBase64String(Signed.Payload) + "\"}"));
    }

    /// <summary>A rollback was signed for one state. Over an older one it must not make that one pass for newer than those that followed.</summary>
    [Fact]
    public void ARollbackDoesNotRaiseTheSerialOfTheWhole()
    {
        ReleaseState older = States.Of(States.Prompt("a", 5), States.Prompt("b", 5), States.Prompt("c", 5));
        ReleaseState newer = States.Of(States.Prompt("a", 7), States.Prompt("b", 5), States.Prompt("c", 5));
        Envelope[] ready = [.. new[] { "a", "b", "c" }.Select(static id => Rollback(States.Prompt(id, 6)))];

        ReleaseState replayed = ReleaseStateFile.Read(ReleaseStateFile.Write(Sign(older), ready), Trust).State!;

        Assert.Equal((15L, 17L), (replayed.Serial, newer.Serial));
        Assert.Equal([6L, 6L, 6L], replayed.Prompts.Select(static prompt => prompt.Serial));
    }

    [Fact]
    public void ARollbackBringsNothingBackThatIsRevoked()
    {
        PromptReleaseState served = States.Prompt("a", 5) with { Stable = new ReleasedVersion("2026-03-15.3", States.Hash2), Revoked = EquatableArray.Create("2026-03-10.1") };
        PromptReleaseState back = States.Prompt("a", 6) with { Revoked = EquatableArray.Create("2026-03-15.3") };

        PromptReleaseState laid = Laid(served, back);
        Assert.Equal((6L, "2026-03-12.1", "2026-03-10.1,2026-03-15.3"), (laid.Serial, laid.Stable.Version, string.Join(',', laid.Revoked)));

        PromptReleaseState kept = Laid(served with { Revoked = EquatableArray.Create("2026-03-12.1") }, back);
        Assert.Equal((5L, "2026-03-15.3"), (kept.Serial, kept.Stable.Version));
    }

    private static PromptReleaseState Laid(PromptReleaseState served, PromptReleaseState back) =>
        ReleaseStateFile.Read(ReleaseStateFile.Write(Sign(States.Of(served)), [Rollback(back)]), Trust).State!.Find("a")!;

    private static Envelope Rollback(PromptReleaseState prompt) => SigningKeys.Sign(PayloadTypes.Rollback, ReleaseStateWriter.Write(States.Of(prompt)), SigningKeys.One);

    private static Envelope Sign(ReleaseState state) => SigningKeys.Sign(PayloadTypes.State, ReleaseStateWriter.Write(state), SigningKeys.One);

    private static ReleaseState? Read(string text) => ReleaseStateFile.Read(Encoding.UTF8.GetBytes(text), Trust) is { State: { } state } ? state : null;

    private static string Text(Envelope envelope) => Encoding.UTF8.GetString(ReleaseStateFile.Write(envelope, []));

    /// <summary>Other bits behind the last byte, where padding leaves some.</summary>
    private static string NextLetter(string base64)
    {
        int last = base64.TrimEnd('=').Length - 1;
        return base64.EndsWith('=') ? base64[..last] + (char)(base64[last] + 1) + base64[(last + 1)..] : base64;
    }

    private static Envelope Example()
    {
        IEnumerable<ReleaseState> states = Enumerable.Range(0, 10_000).Select(static i => States.Of(States.Prompt("a")) with
        {
            Prompts = EquatableArray.Create(States.Prompt("a") with { Canary = new PromptCanary(new ReleasedVersion("2026-03-15.3", States.Hash2), 5, EquatableArray.Create("~~~???>>>" + i), "s\u00ff\u00fe" + i) }),
        });
        return Sign(states.First(static state => System.Text.RegularExpressions.Regex.IsMatch(Convert.ToBase64String(ReleaseStateWriter.Write(state)), "[+].*/.*=$")));
    }
}
