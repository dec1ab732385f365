using System;
using System.Buffers;
using System.Text.Json;

namespace PromptGen.AspNetCore;

/// <summary>What an application serves, as JSON.</summary>
/// <remarks>docs/runtime-releases.md describes the document. Members are only ever added to it.</remarks>
internal static class PromptStatusDocument
{
    public static ReadOnlyMemory<byte> Write(PromptReleasesStatus status)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        json.WriteString("format", "promptgen-status/1");
        json.WriteString("environment", status.Environment);
        json.WriteString("state", status.StateHash);
        Time(json, "last_read", status.LastRead);
        Time(json, "expires", status.Expires);
        json.WriteStartArray("prompts");
        foreach (PromptReleaseStatus prompt in status.Prompts)
        {
            Write(json, prompt);
        }

        json.WriteEndArray();
        json.WriteNumber("foreign_prompts", status.ForeignPrompts);
        json.WriteStartArray("rejections");
        foreach (PromptRejection rejection in status.Rejections)
        {
            json.WriteStartObject();
            json.WriteString("code", rejection.Code.ToString());
            json.WriteString("id", rejection.PromptId);
            json.WriteString("message", rejection.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, PromptReleaseStatus prompt)
    {
        json.WriteStartObject();
        json.WriteString("id", prompt.Id);
        json.WriteNumber("serial", prompt.Serial);
        Version(json, "stable", prompt.Stable);
        json.WriteEndObject();
        if (prompt.Canary is { } canary)
        {
            Version(json, "canary", canary);
            json.WriteNumber("percent", prompt.CanaryPercent);
            json.WriteString("stopped", prompt.CanaryStopped);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Version(Utf8JsonWriter json, string name, PromptIdentity identity)
    {
        json.WriteStartObject(name);
        json.WriteString("version", identity.Version);
        json.WriteString("hash", identity.Hash);
    }

    private static void Time(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } moment)
        {
            json.WriteString(name, moment.UtcDateTime);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
