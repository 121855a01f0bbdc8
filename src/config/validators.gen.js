/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */
"use strict";
export const validateInventory = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://fleet.invalid/schemas/inventory.schema.json","title":"InventoryFile","description":"Who is to be changed: hosts, their instances, and what holds for all of them.","type":"object","required":["version","hosts"],"properties":{"version":{"description":"Version of this format.","const":1},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"defaults":{"description":"What every host and instance starts from.","$ref":"#/$defs/Defaults"},"strategy":{"description":"How the fleet is walked through.","$ref":"#/$defs/StrategyFile"},"vars":{"description":"Variables for every host.","type":"object","additionalProperties":{"type":["string","number","boolean"]}},"hosts":{"description":"Hosts by name.","type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/HostFile"}},"groups":{"description":"Groups of hosts by name; a later group wins over an earlier one.","type":"object","additionalProperties":{"$ref":"#/$defs/GroupFile"}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false,"$defs":{"Defaults":{"description":"What every host and instance starts from.","type":"object","properties":{"connection":{"description":"How fleet reaches the host: over SSH, or on this very machine.","enum":["ssh","local"]},"port":{"description":"TCP port of sshd. Default: what ~/.ssh/config says, else 22.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"User to log in as. Default: what ~/.ssh/config says, else the local user.","type":"string","pattern":"\\S"},"identityFile":{"description":"Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.","type":"string","pattern":"\\S"},"knownHosts":{"description":"Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.","type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"description":"Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.","type":"boolean"},"connectTimeout":{"description":"Limit for connecting and logging in, such as 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"description":"controller: a change reverts by itself unless it is confirmed over a new connection.","enum":["controller"]},"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false},"StrategyFile":{"description":"How the fleet is walked through.","type":"object","additionalProperties":false,"patternProperties":{"^x-":{"description":"Free for your own use."}},"properties":{"parallel":{"description":"Hosts that are changed at the same time. Default: 10.","type":"integer","minimum":1},"canary":{"description":"Hosts that go first, as a wave of their own; when one of them fails, nothing else is begun. 0: none. Default: 1.","type":"integer","minimum":0},"waves":{"description":"How far each wave reaches: the number or percentage of all hosts with work that is done at its end. What is left is the last wave. Default: 25%, 100%.","type":"array","items":{"type":["integer","string"],"pattern":"^([1-9][0-9]?|100)%$","minimum":1}},"maxFailures":{"description":"When the hosts that failed exceed this number, or percentage of the hosts with work, no further host starts. Default: 0.","type":["integer","string"],"pattern":"^([1-9]?[0-9]|100)%$","minimum":0},"soak":{"description":"Wait after each wave in which something was committed; then its hosts are looked at again. Default: 30s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"packageWait":{"description":"How long a host waits for another process that holds its package manager, such as unattended-upgrades. Default: 2m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"}}},"InstanceFile":{"description":"One deployed application.","type":"object","properties":{"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"unit":{"description":"Full name of the systemd unit, such as misskey.service.","type":"string","pattern":"\\S"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false},"HostFile":{"description":"One machine. With one instance its keys stand here; with several under instances.","type":"object","properties":{"address":{"description":"Name or IP address to connect to. Default: the host's name.","type":"string","pattern":"\\S"},"connection":{"description":"How fleet reaches the host: over SSH, or on this very machine.","enum":["ssh","local"]},"port":{"description":"TCP port of sshd. Default: what ~/.ssh/config says, else 22.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"User to log in as. Default: what ~/.ssh/config says, else the local user.","type":"string","pattern":"\\S"},"identityFile":{"description":"Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.","type":"string","pattern":"\\S"},"knownHosts":{"description":"Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.","type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"description":"Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.","type":"boolean"},"connectTimeout":{"description":"Limit for connecting and logging in, such as 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"description":"controller: a change reverts by itself unless it is confirmed over a new connection.","enum":["controller"]},"redundancy":{"description":"Hosts with the same word are never changed at the same time.","type":"string","pattern":"\\S"},"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"unit":{"description":"Full name of the systemd unit, such as misskey.service.","type":"string","pattern":"\\S"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}},"instances":{"description":"Several deployed applications by name.","type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/InstanceFile"}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false},"GroupFile":{"description":"Hosts that share settings.","type":"object","properties":{"hosts":{"description":"Names of the hosts.","type":"array","items":{"type":"string","pattern":"\\S"}},"connection":{"description":"How fleet reaches the host: over SSH, or on this very machine.","enum":["ssh","local"]},"port":{"description":"TCP port of sshd. Default: what ~/.ssh/config says, else 22.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"User to log in as. Default: what ~/.ssh/config says, else the local user.","type":"string","pattern":"\\S"},"identityFile":{"description":"Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.","type":"string","pattern":"\\S"},"knownHosts":{"description":"Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.","type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"description":"Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.","type":"boolean"},"connectTimeout":{"description":"Limit for connecting and logging in, such as 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"description":"controller: a change reverts by itself unless it is confirmed over a new connection.","enum":["controller"]},"redundancy":{"description":"Hosts with the same word are never changed at the same time.","type":"string","pattern":"\\S"},"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false,"required":["hosts"]}}};
const schema32 = {"description":"What every host and instance starts from.","type":"object","properties":{"connection":{"description":"How fleet reaches the host: over SSH, or on this very machine.","enum":["ssh","local"]},"port":{"description":"TCP port of sshd. Default: what ~/.ssh/config says, else 22.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"User to log in as. Default: what ~/.ssh/config says, else the local user.","type":"string","pattern":"\\S"},"identityFile":{"description":"Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.","type":"string","pattern":"\\S"},"knownHosts":{"description":"Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.","type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"description":"Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.","type":"boolean"},"connectTimeout":{"description":"Limit for connecting and logging in, such as 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"description":"controller: a change reverts by itself unless it is confirmed over a new connection.","enum":["controller"]},"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false};
const schema33 = {"description":"How the fleet is walked through.","type":"object","additionalProperties":false,"patternProperties":{"^x-":{"description":"Free for your own use."}},"properties":{"parallel":{"description":"Hosts that are changed at the same time. Default: 10.","type":"integer","minimum":1},"canary":{"description":"Hosts that go first, as a wave of their own; when one of them fails, nothing else is begun. 0: none. Default: 1.","type":"integer","minimum":0},"waves":{"description":"How far each wave reaches: the number or percentage of all hosts with work that is done at its end. What is left is the last wave. Default: 25%, 100%.","type":"array","items":{"type":["integer","string"],"pattern":"^([1-9][0-9]?|100)%$","minimum":1}},"maxFailures":{"description":"When the hosts that failed exceed this number, or percentage of the hosts with work, no further host starts. Default: 0.","type":["integer","string"],"pattern":"^([1-9]?[0-9]|100)%$","minimum":0},"soak":{"description":"Wait after each wave in which something was committed; then its hosts are looked at again. Default: 30s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"packageWait":{"description":"How long a host waits for another process that holds its package manager, such as unattended-upgrades. Default: 2m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"}}};
const schema36 = {"description":"Hosts that share settings.","type":"object","properties":{"hosts":{"description":"Names of the hosts.","type":"array","items":{"type":"string","pattern":"\\S"}},"connection":{"description":"How fleet reaches the host: over SSH, or on this very machine.","enum":["ssh","local"]},"port":{"description":"TCP port of sshd. Default: what ~/.ssh/config says, else 22.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"User to log in as. Default: what ~/.ssh/config says, else the local user.","type":"string","pattern":"\\S"},"identityFile":{"description":"Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.","type":"string","pattern":"\\S"},"knownHosts":{"description":"Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.","type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"description":"Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.","type":"boolean"},"connectTimeout":{"description":"Limit for connecting and logging in, such as 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"description":"controller: a change reverts by itself unless it is confirmed over a new connection.","enum":["controller"]},"redundancy":{"description":"Hosts with the same word are never changed at the same time.","type":"string","pattern":"\\S"},"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false,"required":["hosts"]};
const pattern4 = new RegExp("^x-", "u");
const pattern5 = new RegExp("\\S", "u");
const pattern10 = new RegExp("^[0-9]+(ms|s|m|h)$", "u");
const pattern12 = new RegExp("^https?://", "u");
const pattern17 = new RegExp("^([1-9][0-9]?|100)%$", "u");
const pattern18 = new RegExp("^([1-9]?[0-9]|100)%$", "u");
const func1 = Object.prototype.hasOwnProperty;
const schema34 = {"description":"One machine. With one instance its keys stand here; with several under instances.","type":"object","properties":{"address":{"description":"Name or IP address to connect to. Default: the host's name.","type":"string","pattern":"\\S"},"connection":{"description":"How fleet reaches the host: over SSH, or on this very machine.","enum":["ssh","local"]},"port":{"description":"TCP port of sshd. Default: what ~/.ssh/config says, else 22.","type":"integer","minimum":1,"maximum":65535},"user":{"description":"User to log in as. Default: what ~/.ssh/config says, else the local user.","type":"string","pattern":"\\S"},"identityFile":{"description":"Private key. A leading ~ is the home directory; a relative path starts at the inventory. Default: ~/.ssh/config, the agent, then the usual names.","type":"string","pattern":"\\S"},"knownHosts":{"description":"Files with host keys that are trusted; fleet trust writes to the first. Default: ~/.ssh/known_hosts.","type":"array","items":{"type":"string","pattern":"\\S"},"minItems":1},"become":{"description":"Run as root through sudo -n. Without root, plan and verify mark what they cannot read as unknown.","type":"boolean"},"connectTimeout":{"description":"Limit for connecting and logging in, such as 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"confirm":{"description":"controller: a change reverts by itself unless it is confirmed over a new connection.","enum":["controller"]},"redundancy":{"description":"Hosts with the same word are never changed at the same time.","type":"string","pattern":"\\S"},"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"unit":{"description":"Full name of the systemd unit, such as misskey.service.","type":"string","pattern":"\\S"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}},"instances":{"description":"Several deployed applications by name.","type":"object","minProperties":1,"additionalProperties":{"$ref":"#/$defs/InstanceFile"}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false};
const schema35 = {"description":"One deployed application.","type":"object","properties":{"deployment":{"description":"How the application runs: as a systemd unit, or as a service of a Docker Compose project.","enum":["systemd","docker"]},"unit":{"description":"Full name of the systemd unit, such as misskey.service.","type":"string","pattern":"\\S"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project. Default: web.","type":"string","pattern":"\\S"},"health":{"description":"URL that answers with success when the application serves, seen from the host.","type":"string","pattern":"^https?://"},"stable":{"description":"How long an instance must stay up before its change is committed. Default: 10s.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"healthTimeout":{"description":"How long the health URL may take until it first answers. Default: 5m.","type":"string","pattern":"^[0-9]+(ms|s|m|h)$"},"method":{"description":"Docker: dockerfile patches the service's Dockerfile, and is the default where it has a build. override touches no file of yours: it is the default where the service has an image and no build, and gets a Dockerfile and a compose file of fleet's own.","enum":["dockerfile","override"]},"rebuild":{"description":"Docker: thin puts one layer on the running image, so the application can't change; full runs the service's own build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Docker: let a full build change the application's version, when the source is not what runs. Default: false.","type":"boolean"},"playbook":{"description":"Playbook to apply: a name, or a path.","type":"string","pattern":"\\S"},"vars":{"description":"Variables for the playbook; they merge key by key.","type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"patternProperties":{"^x-":{"description":"Free for your own use."}},"additionalProperties":false};
const pattern29 = new RegExp("^/", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((func1.call(schema34.properties, key0)) || (pattern4.test(key0)))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.address !== undefined){
let data0 = data.address;
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
const err1 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.connection !== undefined){
let data1 = data.connection;
if(!((data1 === "ssh") || (data1 === "local"))){
const err3 = {instancePath:instancePath+"/connection",schemaPath:"#/properties/connection/enum",keyword:"enum",params:{allowedValues: schema34.properties.connection.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.port !== undefined){
let data2 = data.port;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 65535 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.user !== undefined){
let data3 = data.user;
if(typeof data3 === "string"){
if(!pattern5.test(data3)){
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.identityFile !== undefined){
let data4 = data.identityFile;
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
const err9 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/identityFile",schemaPath:"#/properties/identityFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.knownHosts !== undefined){
let data5 = data.knownHosts;
if(Array.isArray(data5)){
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(!pattern5.test(data6)){
const err12 = {instancePath:instancePath+"/knownHosts/" + i0,schemaPath:"#/properties/knownHosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/knownHosts/" + i0,schemaPath:"#/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/knownHosts",schemaPath:"#/properties/knownHosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.become !== undefined){
if(typeof data.become !== "boolean"){
const err15 = {instancePath:instancePath+"/become",schemaPath:"#/properties/become/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.connectTimeout !== undefined){
let data8 = data.connectTimeout;
if(typeof data8 === "string"){
if(!pattern10.test(data8)){
const err16 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/connectTimeout",schemaPath:"#/properties/connectTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.confirm !== undefined){
if(!(data.confirm === "controller")){
const err18 = {instancePath:instancePath+"/confirm",schemaPath:"#/properties/confirm/enum",keyword:"enum",params:{allowedValues: schema34.properties.confirm.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.redundancy !== undefined){
let data10 = data.redundancy;
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
const err19 = {instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.deployment !== undefined){
let data11 = data.deployment;
if(!((data11 === "systemd") || (data11 === "docker"))){
const err21 = {instancePath:instancePath+"/deployment",schemaPath:"#/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema34.properties.deployment.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.unit !== undefined){
let data12 = data.unit;
if(typeof data12 === "string"){
if(!pattern5.test(data12)){
const err22 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.directory !== undefined){
let data13 = data.directory;
if(typeof data13 === "string"){
if(!pattern29.test(data13)){
const err24 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.service !== undefined){
let data14 = data.service;
if(typeof data14 === "string"){
if(!pattern5.test(data14)){
const err26 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.health !== undefined){
let data15 = data.health;
if(typeof data15 === "string"){
if(!pattern12.test(data15)){
const err28 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.stable !== undefined){
let data16 = data.stable;
if(typeof data16 === "string"){
if(!pattern10.test(data16)){
const err30 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data17 = data.healthTimeout;
if(typeof data17 === "string"){
if(!pattern10.test(data17)){
const err32 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.method !== undefined){
let data18 = data.method;
if(!((data18 === "dockerfile") || (data18 === "override"))){
const err34 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema34.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data19 = data.rebuild;
if(!((data19 === "thin") || (data19 === "full"))){
const err35 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema34.properties.rebuild.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
if(typeof data.allowUpgrade !== "boolean"){
const err36 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.playbook !== undefined){
let data21 = data.playbook;
if(typeof data21 === "string"){
if(!pattern5.test(data21)){
const err37 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.vars !== undefined){
let data22 = data.vars;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key1 in data22){
let data23 = data22[key1];
if(((typeof data23 !== "string") && (!((typeof data23 == "number") && (isFinite(data23))))) && (typeof data23 !== "boolean")){
const err39 = {instancePath:instancePath+"/vars/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/vars/additionalProperties/type",keyword:"type",params:{type: schema34.properties.vars.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.instances !== undefined){
let data24 = data.instances;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
if(Object.keys(data24).length < 1){
const err41 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
for(const key2 in data24){
let data25 = data24[key2];
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key3 in data25){
if(!((func1.call(schema35.properties, key3)) || (pattern4.test(key3)))){
const err42 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/InstanceFile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data25.deployment !== undefined){
let data26 = data25.deployment;
if(!((data26 === "systemd") || (data26 === "docker"))){
const err43 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/deployment",schemaPath:"#/$defs/InstanceFile/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema35.properties.deployment.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data25.unit !== undefined){
let data27 = data25.unit;
if(typeof data27 === "string"){
if(!pattern5.test(data27)){
const err44 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/unit",schemaPath:"#/$defs/InstanceFile/properties/unit/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/unit",schemaPath:"#/$defs/InstanceFile/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data25.directory !== undefined){
let data28 = data25.directory;
if(typeof data28 === "string"){
if(!pattern29.test(data28)){
const err46 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/directory",schemaPath:"#/$defs/InstanceFile/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/directory",schemaPath:"#/$defs/InstanceFile/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data25.service !== undefined){
let data29 = data25.service;
if(typeof data29 === "string"){
if(!pattern5.test(data29)){
const err48 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/service",schemaPath:"#/$defs/InstanceFile/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/service",schemaPath:"#/$defs/InstanceFile/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data25.health !== undefined){
let data30 = data25.health;
if(typeof data30 === "string"){
if(!pattern12.test(data30)){
const err50 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/health",schemaPath:"#/$defs/InstanceFile/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/health",schemaPath:"#/$defs/InstanceFile/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data25.stable !== undefined){
let data31 = data25.stable;
if(typeof data31 === "string"){
if(!pattern10.test(data31)){
const err52 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/stable",schemaPath:"#/$defs/InstanceFile/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/stable",schemaPath:"#/$defs/InstanceFile/properties/stable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data25.healthTimeout !== undefined){
let data32 = data25.healthTimeout;
if(typeof data32 === "string"){
if(!pattern10.test(data32)){
const err54 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/healthTimeout",schemaPath:"#/$defs/InstanceFile/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/healthTimeout",schemaPath:"#/$defs/InstanceFile/properties/healthTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data25.method !== undefined){
let data33 = data25.method;
if(!((data33 === "dockerfile") || (data33 === "override"))){
const err56 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/method",schemaPath:"#/$defs/InstanceFile/properties/method/enum",keyword:"enum",params:{allowedValues: schema35.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data25.rebuild !== undefined){
let data34 = data25.rebuild;
if(!((data34 === "thin") || (data34 === "full"))){
const err57 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/rebuild",schemaPath:"#/$defs/InstanceFile/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema35.properties.rebuild.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data25.allowUpgrade !== undefined){
if(typeof data25.allowUpgrade !== "boolean"){
const err58 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowUpgrade",schemaPath:"#/$defs/InstanceFile/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data25.playbook !== undefined){
let data36 = data25.playbook;
if(typeof data36 === "string"){
if(!pattern5.test(data36)){
const err59 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/playbook",schemaPath:"#/$defs/InstanceFile/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/playbook",schemaPath:"#/$defs/InstanceFile/properties/playbook/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data25.vars !== undefined){
let data37 = data25.vars;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key4 in data37){
let data38 = data37[key4];
if(((typeof data38 !== "string") && (!((typeof data38 == "number") && (isFinite(data38))))) && (typeof data38 !== "boolean")){
const err61 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/vars/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/InstanceFile/properties/vars/additionalProperties/type",keyword:"type",params:{type: schema35.properties.vars.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/vars",schemaPath:"#/$defs/InstanceFile/properties/vars/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/instances/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/InstanceFile/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://fleet.invalid/schemas/inventory.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.hosts === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hosts"},message:"must have required property '"+"hosts"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "version") || (key0 === "playbook")) || (key0 === "defaults")) || (key0 === "strategy")) || (key0 === "vars")) || (key0 === "hosts")) || (key0 === "groups")) || (pattern4.test(key0)))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.version !== undefined){
if(1 !== data.version){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.playbook !== undefined){
let data1 = data.playbook;
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
const err4 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/playbook",schemaPath:"#/properties/playbook/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.defaults !== undefined){
let data2 = data.defaults;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
if(!((func1.call(schema32.properties, key1)) || (pattern4.test(key1)))){
const err6 = {instancePath:instancePath+"/defaults",schemaPath:"#/$defs/Defaults/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.connection !== undefined){
let data3 = data2.connection;
if(!((data3 === "ssh") || (data3 === "local"))){
const err7 = {instancePath:instancePath+"/defaults/connection",schemaPath:"#/$defs/Defaults/properties/connection/enum",keyword:"enum",params:{allowedValues: schema32.properties.connection.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data2.port !== undefined){
let data4 = data2.port;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/defaults/port",schemaPath:"#/$defs/Defaults/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 65535 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/defaults/port",schemaPath:"#/$defs/Defaults/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/defaults/port",schemaPath:"#/$defs/Defaults/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data2.user !== undefined){
let data5 = data2.user;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err11 = {instancePath:instancePath+"/defaults/user",schemaPath:"#/$defs/Defaults/properties/user/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/defaults/user",schemaPath:"#/$defs/Defaults/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data2.identityFile !== undefined){
let data6 = data2.identityFile;
if(typeof data6 === "string"){
if(!pattern5.test(data6)){
const err13 = {instancePath:instancePath+"/defaults/identityFile",schemaPath:"#/$defs/Defaults/properties/identityFile/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/defaults/identityFile",schemaPath:"#/$defs/Defaults/properties/identityFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.knownHosts !== undefined){
let data7 = data2.knownHosts;
if(Array.isArray(data7)){
if(data7.length < 1){
const err15 = {instancePath:instancePath+"/defaults/knownHosts",schemaPath:"#/$defs/Defaults/properties/knownHosts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
let data8 = data7[i0];
if(typeof data8 === "string"){
if(!pattern5.test(data8)){
const err16 = {instancePath:instancePath+"/defaults/knownHosts/" + i0,schemaPath:"#/$defs/Defaults/properties/knownHosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/defaults/knownHosts/" + i0,schemaPath:"#/$defs/Defaults/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/defaults/knownHosts",schemaPath:"#/$defs/Defaults/properties/knownHosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data2.become !== undefined){
if(typeof data2.become !== "boolean"){
const err19 = {instancePath:instancePath+"/defaults/become",schemaPath:"#/$defs/Defaults/properties/become/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data2.connectTimeout !== undefined){
let data10 = data2.connectTimeout;
if(typeof data10 === "string"){
if(!pattern10.test(data10)){
const err20 = {instancePath:instancePath+"/defaults/connectTimeout",schemaPath:"#/$defs/Defaults/properties/connectTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/defaults/connectTimeout",schemaPath:"#/$defs/Defaults/properties/connectTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data2.confirm !== undefined){
if(!(data2.confirm === "controller")){
const err22 = {instancePath:instancePath+"/defaults/confirm",schemaPath:"#/$defs/Defaults/properties/confirm/enum",keyword:"enum",params:{allowedValues: schema32.properties.confirm.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data2.deployment !== undefined){
let data12 = data2.deployment;
if(!((data12 === "systemd") || (data12 === "docker"))){
const err23 = {instancePath:instancePath+"/defaults/deployment",schemaPath:"#/$defs/Defaults/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema32.properties.deployment.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data2.service !== undefined){
let data13 = data2.service;
if(typeof data13 === "string"){
if(!pattern5.test(data13)){
const err24 = {instancePath:instancePath+"/defaults/service",schemaPath:"#/$defs/Defaults/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/defaults/service",schemaPath:"#/$defs/Defaults/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data2.health !== undefined){
let data14 = data2.health;
if(typeof data14 === "string"){
if(!pattern12.test(data14)){
const err26 = {instancePath:instancePath+"/defaults/health",schemaPath:"#/$defs/Defaults/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/defaults/health",schemaPath:"#/$defs/Defaults/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data2.stable !== undefined){
let data15 = data2.stable;
if(typeof data15 === "string"){
if(!pattern10.test(data15)){
const err28 = {instancePath:instancePath+"/defaults/stable",schemaPath:"#/$defs/Defaults/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/defaults/stable",schemaPath:"#/$defs/Defaults/properties/stable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data2.healthTimeout !== undefined){
let data16 = data2.healthTimeout;
if(typeof data16 === "string"){
if(!pattern10.test(data16)){
const err30 = {instancePath:instancePath+"/defaults/healthTimeout",schemaPath:"#/$defs/Defaults/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/defaults/healthTimeout",schemaPath:"#/$defs/Defaults/properties/healthTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data2.method !== undefined){
let data17 = data2.method;
if(!((data17 === "dockerfile") || (data17 === "override"))){
const err32 = {instancePath:instancePath+"/defaults/method",schemaPath:"#/$defs/Defaults/properties/method/enum",keyword:"enum",params:{allowedValues: schema32.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data2.rebuild !== undefined){
let data18 = data2.rebuild;
if(!((data18 === "thin") || (data18 === "full"))){
const err33 = {instancePath:instancePath+"/defaults/rebuild",schemaPath:"#/$defs/Defaults/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema32.properties.rebuild.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data2.allowUpgrade !== undefined){
if(typeof data2.allowUpgrade !== "boolean"){
const err34 = {instancePath:instancePath+"/defaults/allowUpgrade",schemaPath:"#/$defs/Defaults/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data2.playbook !== undefined){
let data20 = data2.playbook;
if(typeof data20 === "string"){
if(!pattern5.test(data20)){
const err35 = {instancePath:instancePath+"/defaults/playbook",schemaPath:"#/$defs/Defaults/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/defaults/playbook",schemaPath:"#/$defs/Defaults/properties/playbook/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data2.vars !== undefined){
let data21 = data2.vars;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
for(const key2 in data21){
let data22 = data21[key2];
if(((typeof data22 !== "string") && (!((typeof data22 == "number") && (isFinite(data22))))) && (typeof data22 !== "boolean")){
const err37 = {instancePath:instancePath+"/defaults/vars/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/Defaults/properties/vars/additionalProperties/type",keyword:"type",params:{type: schema32.properties.vars.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath:instancePath+"/defaults/vars",schemaPath:"#/$defs/Defaults/properties/vars/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath:instancePath+"/defaults",schemaPath:"#/$defs/Defaults/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.strategy !== undefined){
let data23 = data.strategy;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key3 in data23){
if(!(((((((key3 === "parallel") || (key3 === "canary")) || (key3 === "waves")) || (key3 === "maxFailures")) || (key3 === "soak")) || (key3 === "packageWait")) || (pattern4.test(key3)))){
const err40 = {instancePath:instancePath+"/strategy",schemaPath:"#/$defs/StrategyFile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data23.parallel !== undefined){
let data24 = data23.parallel;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err41 = {instancePath:instancePath+"/strategy/parallel",schemaPath:"#/$defs/StrategyFile/properties/parallel/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 1 || isNaN(data24)){
const err42 = {instancePath:instancePath+"/strategy/parallel",schemaPath:"#/$defs/StrategyFile/properties/parallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
if(data23.canary !== undefined){
let data25 = data23.canary;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err43 = {instancePath:instancePath+"/strategy/canary",schemaPath:"#/$defs/StrategyFile/properties/canary/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
const err44 = {instancePath:instancePath+"/strategy/canary",schemaPath:"#/$defs/StrategyFile/properties/canary/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
if(data23.waves !== undefined){
let data26 = data23.waves;
if(Array.isArray(data26)){
const len1 = data26.length;
for(let i1=0; i1<len1; i1++){
let data27 = data26[i1];
if((!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))) && (typeof data27 !== "string")){
const err45 = {instancePath:instancePath+"/strategy/waves/" + i1,schemaPath:"#/$defs/StrategyFile/properties/waves/items/type",keyword:"type",params:{type: schema33.properties.waves.items.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 1 || isNaN(data27)){
const err46 = {instancePath:instancePath+"/strategy/waves/" + i1,schemaPath:"#/$defs/StrategyFile/properties/waves/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(typeof data27 === "string"){
if(!pattern17.test(data27)){
const err47 = {instancePath:instancePath+"/strategy/waves/" + i1,schemaPath:"#/$defs/StrategyFile/properties/waves/items/pattern",keyword:"pattern",params:{pattern: "^([1-9][0-9]?|100)%$"},message:"must match pattern \""+"^([1-9][0-9]?|100)%$"+"\""};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
}
else {
const err48 = {instancePath:instancePath+"/strategy/waves",schemaPath:"#/$defs/StrategyFile/properties/waves/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data23.maxFailures !== undefined){
let data28 = data23.maxFailures;
if((!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))) && (typeof data28 !== "string")){
const err49 = {instancePath:instancePath+"/strategy/maxFailures",schemaPath:"#/$defs/StrategyFile/properties/maxFailures/type",keyword:"type",params:{type: schema33.properties.maxFailures.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 0 || isNaN(data28)){
const err50 = {instancePath:instancePath+"/strategy/maxFailures",schemaPath:"#/$defs/StrategyFile/properties/maxFailures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(typeof data28 === "string"){
if(!pattern18.test(data28)){
const err51 = {instancePath:instancePath+"/strategy/maxFailures",schemaPath:"#/$defs/StrategyFile/properties/maxFailures/pattern",keyword:"pattern",params:{pattern: "^([1-9]?[0-9]|100)%$"},message:"must match pattern \""+"^([1-9]?[0-9]|100)%$"+"\""};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
if(data23.soak !== undefined){
let data29 = data23.soak;
if(typeof data29 === "string"){
if(!pattern10.test(data29)){
const err52 = {instancePath:instancePath+"/strategy/soak",schemaPath:"#/$defs/StrategyFile/properties/soak/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/strategy/soak",schemaPath:"#/$defs/StrategyFile/properties/soak/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data23.packageWait !== undefined){
let data30 = data23.packageWait;
if(typeof data30 === "string"){
if(!pattern10.test(data30)){
const err54 = {instancePath:instancePath+"/strategy/packageWait",schemaPath:"#/$defs/StrategyFile/properties/packageWait/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/strategy/packageWait",schemaPath:"#/$defs/StrategyFile/properties/packageWait/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/strategy",schemaPath:"#/$defs/StrategyFile/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.vars !== undefined){
let data31 = data.vars;
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
for(const key4 in data31){
let data32 = data31[key4];
if(((typeof data32 !== "string") && (!((typeof data32 == "number") && (isFinite(data32))))) && (typeof data32 !== "boolean")){
const err57 = {instancePath:instancePath+"/vars/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/vars/additionalProperties/type",keyword:"type",params:{type: schema31.properties.vars.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/vars",schemaPath:"#/properties/vars/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.hosts !== undefined){
let data33 = data.hosts;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(Object.keys(data33).length < 1){
const err59 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
for(const key5 in data33){
if(!(validate21(data33[key5], {instancePath:instancePath+"/hosts/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data33,parentDataProperty:key5,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err60 = {instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.groups !== undefined){
let data35 = data.groups;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
for(const key6 in data35){
let data36 = data35[key6];
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.hosts === undefined){
const err61 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/GroupFile/required",keyword:"required",params:{missingProperty: "hosts"},message:"must have required property '"+"hosts"+"'"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
for(const key7 in data36){
if(!((func1.call(schema36.properties, key7)) || (pattern4.test(key7)))){
const err62 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/GroupFile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data36.hosts !== undefined){
let data37 = data36.hosts;
if(Array.isArray(data37)){
const len2 = data37.length;
for(let i2=0; i2<len2; i2++){
let data38 = data37[i2];
if(typeof data38 === "string"){
if(!pattern5.test(data38)){
const err63 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/hosts/" + i2,schemaPath:"#/$defs/GroupFile/properties/hosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/hosts/" + i2,schemaPath:"#/$defs/GroupFile/properties/hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/hosts",schemaPath:"#/$defs/GroupFile/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data36.connection !== undefined){
let data39 = data36.connection;
if(!((data39 === "ssh") || (data39 === "local"))){
const err66 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/connection",schemaPath:"#/$defs/GroupFile/properties/connection/enum",keyword:"enum",params:{allowedValues: schema36.properties.connection.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data36.port !== undefined){
let data40 = data36.port;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err67 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/$defs/GroupFile/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 65535 || isNaN(data40)){
const err68 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/$defs/GroupFile/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data40 < 1 || isNaN(data40)){
const err69 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/port",schemaPath:"#/$defs/GroupFile/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
if(data36.user !== undefined){
let data41 = data36.user;
if(typeof data41 === "string"){
if(!pattern5.test(data41)){
const err70 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/user",schemaPath:"#/$defs/GroupFile/properties/user/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/user",schemaPath:"#/$defs/GroupFile/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data36.identityFile !== undefined){
let data42 = data36.identityFile;
if(typeof data42 === "string"){
if(!pattern5.test(data42)){
const err72 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/identityFile",schemaPath:"#/$defs/GroupFile/properties/identityFile/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/identityFile",schemaPath:"#/$defs/GroupFile/properties/identityFile/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data36.knownHosts !== undefined){
let data43 = data36.knownHosts;
if(Array.isArray(data43)){
if(data43.length < 1){
const err74 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/knownHosts",schemaPath:"#/$defs/GroupFile/properties/knownHosts/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
const len3 = data43.length;
for(let i3=0; i3<len3; i3++){
let data44 = data43[i3];
if(typeof data44 === "string"){
if(!pattern5.test(data44)){
const err75 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/knownHosts/" + i3,schemaPath:"#/$defs/GroupFile/properties/knownHosts/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/knownHosts/" + i3,schemaPath:"#/$defs/GroupFile/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/knownHosts",schemaPath:"#/$defs/GroupFile/properties/knownHosts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data36.become !== undefined){
if(typeof data36.become !== "boolean"){
const err78 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/become",schemaPath:"#/$defs/GroupFile/properties/become/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data36.connectTimeout !== undefined){
let data46 = data36.connectTimeout;
if(typeof data46 === "string"){
if(!pattern10.test(data46)){
const err79 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/connectTimeout",schemaPath:"#/$defs/GroupFile/properties/connectTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/connectTimeout",schemaPath:"#/$defs/GroupFile/properties/connectTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data36.confirm !== undefined){
if(!(data36.confirm === "controller")){
const err81 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/confirm",schemaPath:"#/$defs/GroupFile/properties/confirm/enum",keyword:"enum",params:{allowedValues: schema36.properties.confirm.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data36.redundancy !== undefined){
let data48 = data36.redundancy;
if(typeof data48 === "string"){
if(!pattern5.test(data48)){
const err82 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/redundancy",schemaPath:"#/$defs/GroupFile/properties/redundancy/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/redundancy",schemaPath:"#/$defs/GroupFile/properties/redundancy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data36.deployment !== undefined){
let data49 = data36.deployment;
if(!((data49 === "systemd") || (data49 === "docker"))){
const err84 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/deployment",schemaPath:"#/$defs/GroupFile/properties/deployment/enum",keyword:"enum",params:{allowedValues: schema36.properties.deployment.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data36.service !== undefined){
let data50 = data36.service;
if(typeof data50 === "string"){
if(!pattern5.test(data50)){
const err85 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/service",schemaPath:"#/$defs/GroupFile/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/service",schemaPath:"#/$defs/GroupFile/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data36.health !== undefined){
let data51 = data36.health;
if(typeof data51 === "string"){
if(!pattern12.test(data51)){
const err87 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/health",schemaPath:"#/$defs/GroupFile/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/health",schemaPath:"#/$defs/GroupFile/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data36.stable !== undefined){
let data52 = data36.stable;
if(typeof data52 === "string"){
if(!pattern10.test(data52)){
const err89 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/stable",schemaPath:"#/$defs/GroupFile/properties/stable/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/stable",schemaPath:"#/$defs/GroupFile/properties/stable/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data36.healthTimeout !== undefined){
let data53 = data36.healthTimeout;
if(typeof data53 === "string"){
if(!pattern10.test(data53)){
const err91 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/healthTimeout",schemaPath:"#/$defs/GroupFile/properties/healthTimeout/pattern",keyword:"pattern",params:{pattern: "^[0-9]+(ms|s|m|h)$"},message:"must match pattern \""+"^[0-9]+(ms|s|m|h)$"+"\""};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/healthTimeout",schemaPath:"#/$defs/GroupFile/properties/healthTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data36.method !== undefined){
let data54 = data36.method;
if(!((data54 === "dockerfile") || (data54 === "override"))){
const err93 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/method",schemaPath:"#/$defs/GroupFile/properties/method/enum",keyword:"enum",params:{allowedValues: schema36.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data36.rebuild !== undefined){
let data55 = data36.rebuild;
if(!((data55 === "thin") || (data55 === "full"))){
const err94 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/rebuild",schemaPath:"#/$defs/GroupFile/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema36.properties.rebuild.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data36.allowUpgrade !== undefined){
if(typeof data36.allowUpgrade !== "boolean"){
const err95 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/allowUpgrade",schemaPath:"#/$defs/GroupFile/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data36.playbook !== undefined){
let data57 = data36.playbook;
if(typeof data57 === "string"){
if(!pattern5.test(data57)){
const err96 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/playbook",schemaPath:"#/$defs/GroupFile/properties/playbook/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/playbook",schemaPath:"#/$defs/GroupFile/properties/playbook/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data36.vars !== undefined){
let data58 = data36.vars;
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
for(const key8 in data58){
let data59 = data58[key8];
if(((typeof data59 !== "string") && (!((typeof data59 == "number") && (isFinite(data59))))) && (typeof data59 !== "boolean")){
const err98 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/vars/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/GroupFile/properties/vars/additionalProperties/type",keyword:"type",params:{type: schema36.properties.vars.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/vars",schemaPath:"#/$defs/GroupFile/properties/vars/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/groups/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/GroupFile/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateWhen = validate34;
const schema50 = {"description":"Plain equalities on deployment, variables and facts that must all hold.","type":"object","additionalProperties":{"type":["string","number","boolean"]}};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(((typeof data0 !== "string") && (!((typeof data0 == "number") && (isFinite(data0))))) && (typeof data0 !== "boolean")){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: schema50.additionalProperties.type},message:"must be string,number,boolean"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validatePackageDeclared = validate35;
const schema38 = {"description":"A package of the host's own package manager, installed.","type":"object","required":["kind","name"],"properties":{"kind":{"description":"The kind of resource.","const":"package"},"name":{"description":"Name of the package.","type":"string","pattern":"^[a-z0-9][a-z0-9+.-]*$"}},"additionalProperties":false};
const pattern55 = new RegExp("^[a-z0-9][a-z0-9+.-]*$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.name === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "kind") || (key0 === "name"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.kind !== undefined){
if("package" !== data.kind){
const err3 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "package"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(!pattern55.test(data1)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9+.-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9+.-]*$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateFileDeclared = validate36;
const schema39 = {"description":"A file with exactly this content.","type":"object","required":["kind","path","content"],"properties":{"kind":{"description":"The kind of resource.","const":"file"},"path":{"description":"Absolute path.","type":"string","pattern":"^/"},"content":{"description":"The whole content.","type":"string"},"mode":{"description":"Four octal digits in quotes, such as \"0644\".","type":"string","pattern":"^0[0-7]{3}$"}},"additionalProperties":false};
const pattern57 = new RegExp("^0[0-7]{3}$", "u");

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.path === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.content === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "content"},message:"must have required property '"+"content"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "kind") || (key0 === "path")) || (key0 === "content")) || (key0 === "mode"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.kind !== undefined){
if("file" !== data.kind){
const err4 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "file"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.path !== undefined){
let data1 = data.path;
if(typeof data1 === "string"){
if(!pattern29.test(data1)){
const err5 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.content !== undefined){
if(typeof data.content !== "string"){
const err7 = {instancePath:instancePath+"/content",schemaPath:"#/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.mode !== undefined){
let data3 = data.mode;
if(typeof data3 === "string"){
if(!pattern57.test(data3)){
const err8 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0[0-7]{3}$"},message:"must match pattern \""+"^0[0-7]{3}$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSystemdEnvironmentDeclared = validate37;
const schema40 = {"description":"LD_PRELOAD and MALLOC_CONF in the environment of a unit, through a drop-in of fleet's own.","type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"description":"The kind of resource.","const":"systemd-environment"},"unit":{"description":"Full name of the unit, such as misskey.service.","type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"interpreter":{"description":"File name of the executable whose processes are judged, such as node.","type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"description":"The allocator that must serve.","$ref":"#/$defs/Allocator"},"mallocConf":{"description":"Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.","type":"string"}},"additionalProperties":false};
const schema41 = {"description":"An allocator that fleet knows.","type":"string","enum":["jemalloc"]};
const pattern58 = new RegExp("^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$", "u");
const pattern59 = new RegExp("^[A-Za-z0-9._+-]+$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.unit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},message:"must have required property '"+"unit"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interpreter === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},message:"must have required property '"+"interpreter"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.allocator === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},message:"must have required property '"+"allocator"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.mallocConf === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},message:"must have required property '"+"mallocConf"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "unit")) || (key0 === "interpreter")) || (key0 === "allocator")) || (key0 === "mallocConf"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
if("systemd-environment" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "systemd-environment"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(!pattern58.test(data1)){
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data2 = data.interpreter;
if(typeof data2 === "string"){
if(!pattern59.test(data2)){
const err9 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.allocator !== undefined){
let data3 = data.allocator;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(data3 === "jemalloc")){
const err12 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.mallocConf !== undefined){
if(typeof data.mallocConf !== "string"){
const err13 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateSystemdServiceDeclared = validate38;
const schema42 = {"description":"A unit whose live processes have what its configuration says; restarted when they do not.","type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"description":"The kind of resource.","const":"systemd-service"},"unit":{"description":"Full name of the unit, such as misskey.service.","type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"interpreter":{"description":"File name of the executable whose processes are judged, such as node.","type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"description":"The allocator that must serve.","$ref":"#/$defs/Allocator"},"mallocConf":{"description":"Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.","type":"string"}},"additionalProperties":false};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.unit === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},message:"must have required property '"+"unit"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interpreter === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},message:"must have required property '"+"interpreter"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.allocator === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},message:"must have required property '"+"allocator"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.mallocConf === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},message:"must have required property '"+"mallocConf"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "unit")) || (key0 === "interpreter")) || (key0 === "allocator")) || (key0 === "mallocConf"))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.kind !== undefined){
if("systemd-service" !== data.kind){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "systemd-service"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.unit !== undefined){
let data1 = data.unit;
if(typeof data1 === "string"){
if(!pattern58.test(data1)){
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data2 = data.interpreter;
if(typeof data2 === "string"){
if(!pattern59.test(data2)){
const err9 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.allocator !== undefined){
let data3 = data.allocator;
if(typeof data3 !== "string"){
const err11 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(data3 === "jemalloc")){
const err12 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.mallocConf !== undefined){
if(typeof data.mallocConf !== "string"){
const err13 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateDockerfileDeclared = validate39;
const schema44 = {"description":"The allocator in the Dockerfile of a Compose service, every other byte kept; or a Dockerfile of fleet's own on the image that the service names.","type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"description":"The kind of resource.","const":"dockerfile"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project.","type":"string","pattern":"\\S"},"interpreter":{"description":"File name of the executable whose processes are judged, such as node.","type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"description":"The allocator that must serve.","$ref":"#/$defs/Allocator"},"method":{"description":"dockerfile patches the service's own Dockerfile; override writes files of fleet's own. Default: by whether the service has a build.","enum":["dockerfile","override"]},"mallocConf":{"description":"Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.","type":"string"}},"additionalProperties":false};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.directory === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"},message:"must have required property '"+"directory"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.service === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.interpreter === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},message:"must have required property '"+"interpreter"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.allocator === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},message:"must have required property '"+"allocator"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.mallocConf === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},message:"must have required property '"+"mallocConf"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "kind") || (key0 === "directory")) || (key0 === "service")) || (key0 === "interpreter")) || (key0 === "allocator")) || (key0 === "method")) || (key0 === "mallocConf"))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
if("dockerfile" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "dockerfile"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.directory !== undefined){
let data1 = data.directory;
if(typeof data1 === "string"){
if(!pattern29.test(data1)){
const err8 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.service !== undefined){
let data2 = data.service;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err10 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data3 = data.interpreter;
if(typeof data3 === "string"){
if(!pattern59.test(data3)){
const err12 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.allocator !== undefined){
let data4 = data.allocator;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(data4 === "jemalloc")){
const err15 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.method !== undefined){
let data5 = data.method;
if(!((data5 === "dockerfile") || (data5 === "override"))){
const err16 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema44.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.mallocConf !== undefined){
if(typeof data.mallocConf !== "string"){
const err17 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateComposeServiceDeclared = validate40;
const schema46 = {"description":"A Compose service whose live processes have the allocator; recreated when they do not.","type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"description":"The kind of resource.","const":"compose-service"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project.","type":"string","pattern":"\\S"},"interpreter":{"description":"File name of the executable whose processes are judged, such as node.","type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"description":"The allocator that must serve.","$ref":"#/$defs/Allocator"},"method":{"description":"dockerfile patches the service's own Dockerfile; override writes files of fleet's own. Default: by whether the service has a build.","enum":["dockerfile","override"]},"rebuild":{"description":"One thin layer on the running image, which can't change the application, or the service's own full build. Default: thin.","enum":["thin","full"]},"allowUpgrade":{"description":"Let a full build go to another version of the application, or to one that can't be told. Default: false.","type":"boolean"},"mallocConf":{"description":"Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.","type":"string"}},"additionalProperties":false};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.directory === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "directory"},message:"must have required property '"+"directory"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.service === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.interpreter === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},message:"must have required property '"+"interpreter"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.allocator === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},message:"must have required property '"+"allocator"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.mallocConf === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},message:"must have required property '"+"mallocConf"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema46.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
if("compose-service" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "compose-service"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.directory !== undefined){
let data1 = data.directory;
if(typeof data1 === "string"){
if(!pattern29.test(data1)){
const err8 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.service !== undefined){
let data2 = data.service;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err10 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data3 = data.interpreter;
if(typeof data3 === "string"){
if(!pattern59.test(data3)){
const err12 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.allocator !== undefined){
let data4 = data.allocator;
if(typeof data4 !== "string"){
const err14 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(data4 === "jemalloc")){
const err15 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.method !== undefined){
let data5 = data.method;
if(!((data5 === "dockerfile") || (data5 === "override"))){
const err16 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema46.properties.method.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.rebuild !== undefined){
let data6 = data.rebuild;
if(!((data6 === "thin") || (data6 === "full"))){
const err17 = {instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema46.properties.rebuild.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.allowUpgrade !== undefined){
if(typeof data.allowUpgrade !== "boolean"){
const err18 = {instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.mallocConf !== undefined){
if(typeof data.mallocConf !== "string"){
const err19 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validateAllocatorDeclared = validate41;
const schema48 = {"description":"The proof: every judged process of the instance maps the allocator.","type":"object","required":["kind","allocator","interpreter","mallocConf","stable","healthTimeout"],"properties":{"kind":{"description":"The kind of resource.","const":"allocator"},"allocator":{"description":"The allocator that must serve.","$ref":"#/$defs/Allocator"},"interpreter":{"description":"File name of the executable whose processes are judged, such as node.","type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"unit":{"description":"Full name of the unit, such as misskey.service.","type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"directory":{"description":"Absolute directory of the Compose project.","type":"string","pattern":"^/"},"service":{"description":"Service of the Compose project.","type":"string","pattern":"\\S"},"mallocConf":{"description":"Value of MALLOC_CONF. auto: background_thread:true where fleet sets LD_PRELOAD, else left alone.","type":"string"},"health":{"description":"URL that must answer.","type":"string","pattern":"^https?://"},"stable":{"description":"Seconds that the instance must stay up.","type":"number","minimum":0},"healthTimeout":{"description":"Seconds in which the health URL must answer.","type":"number","minimum":0}},"additionalProperties":false};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.allocator === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "allocator"},message:"must have required property '"+"allocator"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.interpreter === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "interpreter"},message:"must have required property '"+"interpreter"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.mallocConf === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mallocConf"},message:"must have required property '"+"mallocConf"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.stable === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "stable"},message:"must have required property '"+"stable"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.healthTimeout === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "healthTimeout"},message:"must have required property '"+"healthTimeout"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema48.properties, key0))){
const err6 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
if("allocator" !== data.kind){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "allocator"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.allocator !== undefined){
let data1 = data.allocator;
if(typeof data1 !== "string"){
const err8 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(data1 === "jemalloc")){
const err9 = {instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema41.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.interpreter !== undefined){
let data2 = data.interpreter;
if(typeof data2 === "string"){
if(!pattern59.test(data2)){
const err10 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.unit !== undefined){
let data3 = data.unit;
if(typeof data3 === "string"){
if(!pattern58.test(data3)){
const err12 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.directory !== undefined){
let data4 = data.directory;
if(typeof data4 === "string"){
if(!pattern29.test(data4)){
const err14 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.service !== undefined){
let data5 = data.service;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err16 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.mallocConf !== undefined){
if(typeof data.mallocConf !== "string"){
const err18 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.health !== undefined){
let data7 = data.health;
if(typeof data7 === "string"){
if(!pattern12.test(data7)){
const err19 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.stable !== undefined){
let data8 = data.stable;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err21 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.healthTimeout !== undefined){
let data9 = data.healthTimeout;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err23 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const resourceValidators = {
  "package": validatePackageDeclared,
  "file": validateFileDeclared,
  "systemd-environment": validateSystemdEnvironmentDeclared,
  "systemd-service": validateSystemdServiceDeclared,
  "dockerfile": validateDockerfileDeclared,
  "compose-service": validateComposeServiceDeclared,
  "allocator": validateAllocatorDeclared,
};
export const resourceKeys = {
  "package": ["kind","name"],
  "file": ["kind","path","content","mode"],
  "systemd-environment": ["kind","unit","interpreter","allocator","mallocConf"],
  "systemd-service": ["kind","unit","interpreter","allocator","mallocConf"],
  "dockerfile": ["kind","directory","service","interpreter","allocator","method","mallocConf"],
  "compose-service": ["kind","directory","service","interpreter","allocator","method","rebuild","allowUpgrade","mallocConf"],
  "allocator": ["kind","allocator","interpreter","unit","directory","service","mallocConf","health","stable","healthTimeout"],
};
export const inventoryKeys = {"InventoryFile":["version","playbook","defaults","strategy","vars","hosts","groups"],"Defaults":["connection","port","user","identityFile","knownHosts","become","connectTimeout","confirm","deployment","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars"],"StrategyFile":["parallel","canary","waves","maxFailures","soak","packageWait"],"InstanceFile":["deployment","unit","directory","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars"],"HostFile":["address","connection","port","user","identityFile","knownHosts","become","connectTimeout","confirm","redundancy","deployment","unit","directory","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars","instances"],"GroupFile":["hosts","connection","port","user","identityFile","knownHosts","become","connectTimeout","confirm","redundancy","deployment","service","health","stable","healthTimeout","method","rebuild","allowUpgrade","playbook","vars"]};
