/* Generated from schemas/ by scripts/generate.mjs. Do not edit. */
"use strict";
export const validateSavedPlan = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://fleet.invalid/schemas/plan.schema.json","type":"object","required":["format_version","fleet","inventory","strategy","groups","hosts"],"properties":{"format_version":{"const":1},"fleet":{"type":"string"},"inventory":{"type":"string"},"strategy":{"$ref":"#/$defs/Strategy"},"groups":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},"hosts":{"type":"array","items":{"$ref":"#/$defs/SavedHost"}}},"additionalProperties":false,"$defs":{"Strategy":{"type":"object","required":["parallel","canary","waves","maxFailures","soak","packageWait"],"properties":{"parallel":{"type":"integer","minimum":1},"canary":{"type":"integer","minimum":0},"waves":{"type":"array","items":{"$ref":"#/$defs/Share"}},"maxFailures":{"$ref":"#/$defs/Share"},"soak":{"type":"number","minimum":0},"packageWait":{"type":"number","minimum":0}},"additionalProperties":false},"Share":{"type":["integer","string"],"minimum":0,"pattern":"^[0-9]+%$"},"SavedHost":{"type":"object","required":["plan","desired"],"properties":{"plan":{"$ref":"#/$defs/HostPlan"},"desired":{"$ref":"#/$defs/DesiredHost"}},"additionalProperties":false},"DesiredHost":{"type":"object","required":["endpoint","instances"],"properties":{"endpoint":{"$ref":"#/$defs/Endpoint"},"instances":{"type":"array","items":{"$ref":"#/$defs/DesiredInstance"}},"redundancy":{"type":"string"}},"additionalProperties":false},"Endpoint":{"type":"object","required":["name","connection","address","knownHosts","become","connectTimeout"],"properties":{"name":{"type":"string"},"connection":{"enum":["ssh","local"]},"address":{"type":"string"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string"},"identityFile":{"type":"string"},"knownHosts":{"type":"array","items":{"type":"string"}},"become":{"type":"boolean"},"connectTimeout":{"type":"number","minimum":0}},"additionalProperties":false},"DesiredInstance":{"type":"object","required":["name","deployment","resources"],"properties":{"name":{"type":"string"},"deployment":{"$ref":"#/$defs/Deployment"},"resources":{"type":"array","items":{"$ref":"#/$defs/DesiredResource"}}},"additionalProperties":false},"DesiredResource":{"type":"object","required":["declared","when"],"properties":{"declared":{"$ref":"https://fleet.invalid/schemas/playbook.schema.json"},"when":{"type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"additionalProperties":false},"Deployment":{"enum":["systemd","docker"]},"HostPlan":{"oneOf":[{"$ref":"#/$defs/PlannedHost"},{"$ref":"#/$defs/UnreachableHost"}]},"PlannedHost":{"type":"object","required":["host","address","status","instances"],"properties":{"host":{"type":"string"},"address":{"type":"string"},"status":{"const":"planned"},"facts":{"$ref":"#/$defs/Facts"},"instances":{"type":"array","items":{"$ref":"#/$defs/InstancePlan"}},"pending":{"$ref":"#/$defs/PendingTransaction"}},"additionalProperties":false},"UnreachableHost":{"type":"object","required":["host","address","status","failure"],"properties":{"host":{"type":"string"},"address":{"type":"string"},"status":{"const":"unreachable"},"failure":{"$ref":"#/$defs/HostFailure"}},"additionalProperties":false},"HostFailure":{"type":"object","required":["problem","message","hint"],"properties":{"problem":{"enum":["unresolved","refused","timeout","lost","noise","host-key-unknown","host-key-changed","auth","become","aborted"]},"message":{"type":"string"},"hint":{"type":"string"}},"additionalProperties":false},"PendingTransaction":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"by":{"type":"object","required":["user","since"],"properties":{"user":{"type":"string"},"since":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false},"Facts":{"type":"object","required":["os","release","architecture","multiarch","root","systemd"],"properties":{"os":{"type":"string"},"release":{"type":"string"},"architecture":{"type":"string"},"multiarch":{"type":"string"},"root":{"type":"boolean"},"systemd":{"type":"integer","minimum":0}},"additionalProperties":false},"InstancePlan":{"type":"object","required":["instance","deployment","status","resources","operations"],"properties":{"instance":{"type":"string"},"deployment":{"$ref":"#/$defs/Deployment"},"status":{"enum":["converged","changes","blocked","unknown"]},"resources":{"type":"array","items":{"$ref":"#/$defs/ResourcePlan"}},"operations":{"type":"array","items":{"$ref":"#/$defs/Operation"}},"downtime":{"$ref":"#/$defs/Downtime"}},"additionalProperties":false},"ResourcePlan":{"type":"object","required":["address","result","notes"],"properties":{"address":{"type":"string"},"result":{"oneOf":[{"$ref":"#/$defs/Converged"},{"$ref":"#/$defs/Change"},{"$ref":"#/$defs/Blocked"},{"$ref":"#/$defs/Unknown"}]},"notes":{"type":"array","items":{"type":"string"}}},"additionalProperties":false},"Converged":{"type":"object","required":["status"],"properties":{"status":{"const":"converged"}},"additionalProperties":false},"Change":{"type":"object","required":["status","action","summary","diffs","operations"],"properties":{"status":{"const":"change"},"action":{"enum":["create","update","remove","restart","recreate","prove"]},"summary":{"type":"string"},"diffs":{"type":"array","items":{"$ref":"#/$defs/FileDiff"}},"operations":{"type":"array","items":{"$ref":"#/$defs/Operation"}},"downtime":{"$ref":"#/$defs/Downtime"}},"additionalProperties":false},"Blocked":{"type":"object","required":["status","cause","next"],"properties":{"status":{"const":"blocked"},"cause":{"type":"string"},"evidence":{"type":"string"},"next":{"type":"string"},"diffs":{"type":"array","items":{"$ref":"#/$defs/FileDiff"}}},"additionalProperties":false},"Unknown":{"type":"object","required":["status","why"],"properties":{"status":{"const":"unknown"},"why":{"type":"string"},"next":{"type":"string"}},"additionalProperties":false},"FileDiff":{"type":"object","required":["path"],"properties":{"path":{"type":"string"},"before":{"type":"string"},"after":{"type":"string"}},"additionalProperties":false},"Downtime":{"type":"object","required":["how"],"properties":{"how":{"enum":["restart","recreate"]},"seconds":{"type":"number","minimum":0},"stopLimit":{"type":"number","minimum":0}},"additionalProperties":false},"OperationName":{"enum":["file.write","file.remove","package.install","preload.try","systemd.reload","systemd.restart","image.build","compose.up","prove"]},"Operation":{"oneOf":[{"$ref":"#/$defs/FileWrite"},{"$ref":"#/$defs/FileRemove"},{"$ref":"#/$defs/PackageInstall"},{"$ref":"#/$defs/PreloadTry"},{"$ref":"#/$defs/SystemdReload"},{"$ref":"#/$defs/SystemdRestart"},{"$ref":"#/$defs/ImageBuild"},{"$ref":"#/$defs/ComposeUp"},{"$ref":"#/$defs/Prove"}]},"FileWrite":{"type":"object","required":["op","path","content","mode","base"],"properties":{"op":{"const":"file.write"},"path":{"type":"string"},"content":{"type":"string"},"mode":{"type":"string"},"base":{"type":"string"},"user":{"type":"string"}},"additionalProperties":false},"FileRemove":{"type":"object","required":["op","path","base"],"properties":{"op":{"const":"file.remove"},"path":{"type":"string"},"base":{"type":"string"},"user":{"type":"string"}},"additionalProperties":false},"PackageInstall":{"type":"object","required":["op","manager","name","version"],"properties":{"op":{"const":"package.install"},"manager":{"enum":["apt"]},"name":{"type":"string"},"version":{"type":"string"}},"additionalProperties":false},"PreloadTry":{"type":"object","required":["op","preload","library","interpreter","arguments","user"],"properties":{"op":{"const":"preload.try"},"preload":{"type":"string"},"mallocConf":{"type":"string"},"library":{"type":"string"},"interpreter":{"type":"string"},"arguments":{"type":"array","items":{"type":"string"}},"user":{"type":"string"}},"additionalProperties":false},"SystemdReload":{"type":"object","required":["op"],"properties":{"op":{"const":"systemd.reload"},"user":{"type":"string"},"expect":{"type":"object","required":["unit","environment"],"properties":{"unit":{"type":"string"},"environment":{"type":"object","additionalProperties":{"type":"string"}}},"additionalProperties":false}},"additionalProperties":false},"SystemdRestart":{"type":"object","required":["op","unit"],"properties":{"op":{"const":"systemd.restart"},"user":{"type":"string"},"unit":{"type":"string"}},"additionalProperties":false},"ImageBuild":{"type":"object","required":["op","compose","image","base"],"properties":{"op":{"const":"image.build"},"compose":{"$ref":"#/$defs/ComposeTarget"},"image":{"type":"string"},"base":{"type":"string"},"from":{"type":"string"},"thin":{"type":"string"},"dockerfile":{"type":"string"}},"additionalProperties":false},"ComposeUp":{"type":"object","required":["op","compose","image","base"],"properties":{"op":{"const":"compose.up"},"compose":{"$ref":"#/$defs/ComposeTarget"},"image":{"type":"string"},"was":{"type":"string"},"base":{"type":"string"}},"additionalProperties":false},"ComposeTarget":{"type":"object","required":["project","directory","files","environmentFiles","service"],"properties":{"project":{"type":"string"},"directory":{"type":"string"},"files":{"type":"array","items":{"type":"string"}},"environmentFiles":{"type":"array","items":{"type":"string"}},"service":{"type":"string"},"override":{"type":"string"}},"additionalProperties":false},"Prove":{"type":"object","required":["op","source","interpreter","stable","healthTimeout"],"properties":{"op":{"const":"prove"},"source":{"oneOf":[{"$ref":"#/$defs/SystemdSource"},{"$ref":"#/$defs/ComposeSource"}]},"interpreter":{"type":"string"},"library":{"type":"string"},"stable":{"type":"number","minimum":0},"health":{"type":"string"},"healthTimeout":{"type":"number","minimum":0}},"additionalProperties":false},"SystemdSource":{"type":"object","required":["systemd"],"properties":{"systemd":{"type":"string"},"user":{"type":"string"}},"additionalProperties":false},"ComposeSource":{"type":"object","required":["compose"],"properties":{"compose":{"$ref":"#/$defs/ComposeService"}},"additionalProperties":false},"ComposeService":{"type":"object","required":["project","service"],"properties":{"project":{"type":"string"},"service":{"type":"string"}},"additionalProperties":false}}};
const schema32 = {"type":"object","required":["parallel","canary","waves","maxFailures","soak","packageWait"],"properties":{"parallel":{"type":"integer","minimum":1},"canary":{"type":"integer","minimum":0},"waves":{"type":"array","items":{"$ref":"#/$defs/Share"}},"maxFailures":{"$ref":"#/$defs/Share"},"soak":{"type":"number","minimum":0},"packageWait":{"type":"number","minimum":0}},"additionalProperties":false};
const schema33 = {"type":["integer","string"],"minimum":0,"pattern":"^[0-9]+%$"};
const pattern4 = new RegExp("^[0-9]+%$", "u");

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.parallel === undefined) && (missing0 = "parallel")) || ((data.canary === undefined) && (missing0 = "canary"))) || ((data.waves === undefined) && (missing0 = "waves"))) || ((data.maxFailures === undefined) && (missing0 = "maxFailures"))) || ((data.soak === undefined) && (missing0 = "soak"))) || ((data.packageWait === undefined) && (missing0 = "packageWait"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "parallel") || (key0 === "canary")) || (key0 === "waves")) || (key0 === "maxFailures")) || (key0 === "soak")) || (key0 === "packageWait"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.parallel !== undefined){
let data0 = data.parallel;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate21.errors = [{instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
validate21.errors = [{instancePath:instancePath+"/parallel",schemaPath:"#/properties/parallel/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.canary !== undefined){
let data1 = data.canary;
const _errs4 = errors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
validate21.errors = [{instancePath:instancePath+"/canary",schemaPath:"#/properties/canary/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs4){
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
validate21.errors = [{instancePath:instancePath+"/canary",schemaPath:"#/properties/canary/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.waves !== undefined){
let data2 = data.waves;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs8 = errors;
const _errs9 = errors;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (typeof data3 !== "string")){
validate21.errors = [{instancePath:instancePath+"/waves/" + i0,schemaPath:"#/$defs/Share/type",keyword:"type",params:{type: schema33.type},message:"must be integer,string"}];
return false;
}
if(errors === _errs9){
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
validate21.errors = [{instancePath:instancePath+"/waves/" + i0,schemaPath:"#/$defs/Share/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate21.errors = [{instancePath:instancePath+"/waves/" + i0,schemaPath:"#/$defs/Share/pattern",keyword:"pattern",params:{pattern: "^[0-9]+%$"},message:"must match pattern \""+"^[0-9]+%$"+"\""}];
return false;
}
}
}
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/waves",schemaPath:"#/properties/waves/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.maxFailures !== undefined){
let data4 = data.maxFailures;
const _errs11 = errors;
const _errs12 = errors;
if((!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) && (typeof data4 !== "string")){
validate21.errors = [{instancePath:instancePath+"/maxFailures",schemaPath:"#/$defs/Share/type",keyword:"type",params:{type: schema33.type},message:"must be integer,string"}];
return false;
}
if(errors === _errs12){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
validate21.errors = [{instancePath:instancePath+"/maxFailures",schemaPath:"#/$defs/Share/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
if(errors === _errs12){
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
validate21.errors = [{instancePath:instancePath+"/maxFailures",schemaPath:"#/$defs/Share/pattern",keyword:"pattern",params:{pattern: "^[0-9]+%$"},message:"must match pattern \""+"^[0-9]+%$"+"\""}];
return false;
}
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.soak !== undefined){
let data5 = data.soak;
const _errs14 = errors;
if(errors === _errs14){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
validate21.errors = [{instancePath:instancePath+"/soak",schemaPath:"#/properties/soak/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/soak",schemaPath:"#/properties/soak/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.packageWait !== undefined){
let data6 = data.packageWait;
const _errs16 = errors;
if(errors === _errs16){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate21.errors = [{instancePath:instancePath+"/packageWait",schemaPath:"#/properties/packageWait/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/packageWait",schemaPath:"#/properties/packageWait/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema35 = {"type":"object","required":["plan","desired"],"properties":{"plan":{"$ref":"#/$defs/HostPlan"},"desired":{"$ref":"#/$defs/DesiredHost"}},"additionalProperties":false};
const schema36 = {"oneOf":[{"$ref":"#/$defs/PlannedHost"},{"$ref":"#/$defs/UnreachableHost"}]};
const schema37 = {"type":"object","required":["host","address","status","instances"],"properties":{"host":{"type":"string"},"address":{"type":"string"},"status":{"const":"planned"},"facts":{"$ref":"#/$defs/Facts"},"instances":{"type":"array","items":{"$ref":"#/$defs/InstancePlan"}},"pending":{"$ref":"#/$defs/PendingTransaction"}},"additionalProperties":false};
const schema38 = {"type":"object","required":["os","release","architecture","multiarch","root","systemd"],"properties":{"os":{"type":"string"},"release":{"type":"string"},"architecture":{"type":"string"},"multiarch":{"type":"string"},"root":{"type":"boolean"},"systemd":{"type":"integer","minimum":0}},"additionalProperties":false};
const schema65 = {"type":"object","required":["id"],"properties":{"id":{"type":"string"},"by":{"type":"object","required":["user","since"],"properties":{"user":{"type":"string"},"since":{"type":"string"}},"additionalProperties":false}},"additionalProperties":false};
const schema39 = {"type":"object","required":["instance","deployment","status","resources","operations"],"properties":{"instance":{"type":"string"},"deployment":{"$ref":"#/$defs/Deployment"},"status":{"enum":["converged","changes","blocked","unknown"]},"resources":{"type":"array","items":{"$ref":"#/$defs/ResourcePlan"}},"operations":{"type":"array","items":{"$ref":"#/$defs/Operation"}},"downtime":{"$ref":"#/$defs/Downtime"}},"additionalProperties":false};
const schema40 = {"enum":["systemd","docker"]};
const schema60 = {"type":"object","required":["how"],"properties":{"how":{"enum":["restart","recreate"]},"seconds":{"type":"number","minimum":0},"stopLimit":{"type":"number","minimum":0}},"additionalProperties":false};
const schema41 = {"type":"object","required":["address","result","notes"],"properties":{"address":{"type":"string"},"result":{"oneOf":[{"$ref":"#/$defs/Converged"},{"$ref":"#/$defs/Change"},{"$ref":"#/$defs/Blocked"},{"$ref":"#/$defs/Unknown"}]},"notes":{"type":"array","items":{"type":"string"}}},"additionalProperties":false};
const schema42 = {"type":"object","required":["status"],"properties":{"status":{"const":"converged"}},"additionalProperties":false};
const schema63 = {"type":"object","required":["status","why"],"properties":{"status":{"const":"unknown"},"why":{"type":"string"},"next":{"type":"string"}},"additionalProperties":false};
const schema43 = {"type":"object","required":["status","action","summary","diffs","operations"],"properties":{"status":{"const":"change"},"action":{"enum":["create","update","remove","restart","recreate","prove"]},"summary":{"type":"string"},"diffs":{"type":"array","items":{"$ref":"#/$defs/FileDiff"}},"operations":{"type":"array","items":{"$ref":"#/$defs/Operation"}},"downtime":{"$ref":"#/$defs/Downtime"}},"additionalProperties":false};
const schema44 = {"type":"object","required":["path"],"properties":{"path":{"type":"string"},"before":{"type":"string"},"after":{"type":"string"}},"additionalProperties":false};
const schema45 = {"oneOf":[{"$ref":"#/$defs/FileWrite"},{"$ref":"#/$defs/FileRemove"},{"$ref":"#/$defs/PackageInstall"},{"$ref":"#/$defs/PreloadTry"},{"$ref":"#/$defs/SystemdReload"},{"$ref":"#/$defs/SystemdRestart"},{"$ref":"#/$defs/ImageBuild"},{"$ref":"#/$defs/ComposeUp"},{"$ref":"#/$defs/Prove"}]};
const schema46 = {"type":"object","required":["op","path","content","mode","base"],"properties":{"op":{"const":"file.write"},"path":{"type":"string"},"content":{"type":"string"},"mode":{"type":"string"},"base":{"type":"string"},"user":{"type":"string"}},"additionalProperties":false};
const schema47 = {"type":"object","required":["op","path","base"],"properties":{"op":{"const":"file.remove"},"path":{"type":"string"},"base":{"type":"string"},"user":{"type":"string"}},"additionalProperties":false};
const schema48 = {"type":"object","required":["op","manager","name","version"],"properties":{"op":{"const":"package.install"},"manager":{"enum":["apt"]},"name":{"type":"string"},"version":{"type":"string"}},"additionalProperties":false};
const schema49 = {"type":"object","required":["op","preload","library","interpreter","arguments","user"],"properties":{"op":{"const":"preload.try"},"preload":{"type":"string"},"mallocConf":{"type":"string"},"library":{"type":"string"},"interpreter":{"type":"string"},"arguments":{"type":"array","items":{"type":"string"}},"user":{"type":"string"}},"additionalProperties":false};
const schema50 = {"type":"object","required":["op"],"properties":{"op":{"const":"systemd.reload"},"user":{"type":"string"},"expect":{"type":"object","required":["unit","environment"],"properties":{"unit":{"type":"string"},"environment":{"type":"object","additionalProperties":{"type":"string"}}},"additionalProperties":false}},"additionalProperties":false};
const schema51 = {"type":"object","required":["op","unit"],"properties":{"op":{"const":"systemd.restart"},"user":{"type":"string"},"unit":{"type":"string"}},"additionalProperties":false};
const schema52 = {"type":"object","required":["op","compose","image","base"],"properties":{"op":{"const":"image.build"},"compose":{"$ref":"#/$defs/ComposeTarget"},"image":{"type":"string"},"base":{"type":"string"},"from":{"type":"string"},"thin":{"type":"string"},"dockerfile":{"type":"string"}},"additionalProperties":false};
const schema53 = {"type":"object","required":["project","directory","files","environmentFiles","service"],"properties":{"project":{"type":"string"},"directory":{"type":"string"},"files":{"type":"array","items":{"type":"string"}},"environmentFiles":{"type":"array","items":{"type":"string"}},"service":{"type":"string"},"override":{"type":"string"}},"additionalProperties":false};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.op === undefined) && (missing0 = "op")) || ((data.compose === undefined) && (missing0 = "compose"))) || ((data.image === undefined) && (missing0 = "image"))) || ((data.base === undefined) && (missing0 = "base"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "op") || (key0 === "compose")) || (key0 === "image")) || (key0 === "base")) || (key0 === "from")) || (key0 === "thin")) || (key0 === "dockerfile"))){
validate30.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.op !== undefined){
const _errs2 = errors;
if("image.build" !== data.op){
validate30.errors = [{instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "image.build"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.compose !== undefined){
let data1 = data.compose;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((((((data1.project === undefined) && (missing1 = "project")) || ((data1.directory === undefined) && (missing1 = "directory"))) || ((data1.files === undefined) && (missing1 = "files"))) || ((data1.environmentFiles === undefined) && (missing1 = "environmentFiles"))) || ((data1.service === undefined) && (missing1 = "service"))){
validate30.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeTarget/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!((((((key1 === "project") || (key1 === "directory")) || (key1 === "files")) || (key1 === "environmentFiles")) || (key1 === "service")) || (key1 === "override"))){
validate30.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeTarget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.project !== undefined){
const _errs7 = errors;
if(typeof data1.project !== "string"){
validate30.errors = [{instancePath:instancePath+"/compose/project",schemaPath:"#/$defs/ComposeTarget/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.directory !== undefined){
const _errs9 = errors;
if(typeof data1.directory !== "string"){
validate30.errors = [{instancePath:instancePath+"/compose/directory",schemaPath:"#/$defs/ComposeTarget/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.files !== undefined){
let data4 = data1.files;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(typeof data4[i0] !== "string"){
validate30.errors = [{instancePath:instancePath+"/compose/files/" + i0,schemaPath:"#/$defs/ComposeTarget/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/compose/files",schemaPath:"#/$defs/ComposeTarget/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.environmentFiles !== undefined){
let data6 = data1.environmentFiles;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(typeof data6[i1] !== "string"){
validate30.errors = [{instancePath:instancePath+"/compose/environmentFiles/" + i1,schemaPath:"#/$defs/ComposeTarget/properties/environmentFiles/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/compose/environmentFiles",schemaPath:"#/$defs/ComposeTarget/properties/environmentFiles/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.service !== undefined){
const _errs19 = errors;
if(typeof data1.service !== "string"){
validate30.errors = [{instancePath:instancePath+"/compose/service",schemaPath:"#/$defs/ComposeTarget/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.override !== undefined){
const _errs21 = errors;
if(typeof data1.override !== "string"){
validate30.errors = [{instancePath:instancePath+"/compose/override",schemaPath:"#/$defs/ComposeTarget/properties/override/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeTarget/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image !== undefined){
const _errs23 = errors;
if(typeof data.image !== "string"){
validate30.errors = [{instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.base !== undefined){
const _errs25 = errors;
if(typeof data.base !== "string"){
validate30.errors = [{instancePath:instancePath+"/base",schemaPath:"#/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
const _errs27 = errors;
if(typeof data.from !== "string"){
validate30.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.thin !== undefined){
const _errs29 = errors;
if(typeof data.thin !== "string"){
validate30.errors = [{instancePath:instancePath+"/thin",schemaPath:"#/properties/thin/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dockerfile !== undefined){
const _errs31 = errors;
if(typeof data.dockerfile !== "string"){
validate30.errors = [{instancePath:instancePath+"/dockerfile",schemaPath:"#/properties/dockerfile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema54 = {"type":"object","required":["op","compose","image","base"],"properties":{"op":{"const":"compose.up"},"compose":{"$ref":"#/$defs/ComposeTarget"},"image":{"type":"string"},"was":{"type":"string"},"base":{"type":"string"}},"additionalProperties":false};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.op === undefined) && (missing0 = "op")) || ((data.compose === undefined) && (missing0 = "compose"))) || ((data.image === undefined) && (missing0 = "image"))) || ((data.base === undefined) && (missing0 = "base"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "op") || (key0 === "compose")) || (key0 === "image")) || (key0 === "was")) || (key0 === "base"))){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.op !== undefined){
const _errs2 = errors;
if("compose.up" !== data.op){
validate32.errors = [{instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "compose.up"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.compose !== undefined){
let data1 = data.compose;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((((((data1.project === undefined) && (missing1 = "project")) || ((data1.directory === undefined) && (missing1 = "directory"))) || ((data1.files === undefined) && (missing1 = "files"))) || ((data1.environmentFiles === undefined) && (missing1 = "environmentFiles"))) || ((data1.service === undefined) && (missing1 = "service"))){
validate32.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeTarget/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs6 = errors;
for(const key1 in data1){
if(!((((((key1 === "project") || (key1 === "directory")) || (key1 === "files")) || (key1 === "environmentFiles")) || (key1 === "service")) || (key1 === "override"))){
validate32.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeTarget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs6 === errors){
if(data1.project !== undefined){
const _errs7 = errors;
if(typeof data1.project !== "string"){
validate32.errors = [{instancePath:instancePath+"/compose/project",schemaPath:"#/$defs/ComposeTarget/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.directory !== undefined){
const _errs9 = errors;
if(typeof data1.directory !== "string"){
validate32.errors = [{instancePath:instancePath+"/compose/directory",schemaPath:"#/$defs/ComposeTarget/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.files !== undefined){
let data4 = data1.files;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
var valid3 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(typeof data4[i0] !== "string"){
validate32.errors = [{instancePath:instancePath+"/compose/files/" + i0,schemaPath:"#/$defs/ComposeTarget/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/compose/files",schemaPath:"#/$defs/ComposeTarget/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.environmentFiles !== undefined){
let data6 = data1.environmentFiles;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data6)){
var valid4 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(typeof data6[i1] !== "string"){
validate32.errors = [{instancePath:instancePath+"/compose/environmentFiles/" + i1,schemaPath:"#/$defs/ComposeTarget/properties/environmentFiles/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/compose/environmentFiles",schemaPath:"#/$defs/ComposeTarget/properties/environmentFiles/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.service !== undefined){
const _errs19 = errors;
if(typeof data1.service !== "string"){
validate32.errors = [{instancePath:instancePath+"/compose/service",schemaPath:"#/$defs/ComposeTarget/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data1.override !== undefined){
const _errs21 = errors;
if(typeof data1.override !== "string"){
validate32.errors = [{instancePath:instancePath+"/compose/override",schemaPath:"#/$defs/ComposeTarget/properties/override/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeTarget/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image !== undefined){
const _errs23 = errors;
if(typeof data.image !== "string"){
validate32.errors = [{instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.was !== undefined){
const _errs25 = errors;
if(typeof data.was !== "string"){
validate32.errors = [{instancePath:instancePath+"/was",schemaPath:"#/properties/was/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.base !== undefined){
const _errs27 = errors;
if(typeof data.base !== "string"){
validate32.errors = [{instancePath:instancePath+"/base",schemaPath:"#/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema56 = {"type":"object","required":["op","source","interpreter","stable","healthTimeout"],"properties":{"op":{"const":"prove"},"source":{"oneOf":[{"$ref":"#/$defs/SystemdSource"},{"$ref":"#/$defs/ComposeSource"}]},"interpreter":{"type":"string"},"library":{"type":"string"},"stable":{"type":"number","minimum":0},"health":{"type":"string"},"healthTimeout":{"type":"number","minimum":0}},"additionalProperties":false};
const schema57 = {"type":"object","required":["systemd"],"properties":{"systemd":{"type":"string"},"user":{"type":"string"}},"additionalProperties":false};
const schema58 = {"type":"object","required":["compose"],"properties":{"compose":{"$ref":"#/$defs/ComposeService"}},"additionalProperties":false};
const schema59 = {"type":"object","required":["project","service"],"properties":{"project":{"type":"string"},"service":{"type":"string"}},"additionalProperties":false};

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.compose === undefined) && (missing0 = "compose")){
validate35.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "compose")){
validate35.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.compose !== undefined){
let data0 = data.compose;
const _errs3 = errors;
if(errors === _errs3){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((data0.project === undefined) && (missing1 = "project")) || ((data0.service === undefined) && (missing1 = "service"))){
validate35.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeService/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs5 = errors;
for(const key1 in data0){
if(!((key1 === "project") || (key1 === "service"))){
validate35.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeService/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs5 === errors){
if(data0.project !== undefined){
const _errs6 = errors;
if(typeof data0.project !== "string"){
validate35.errors = [{instancePath:instancePath+"/compose/project",schemaPath:"#/$defs/ComposeService/properties/project/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.service !== undefined){
const _errs8 = errors;
if(typeof data0.service !== "string"){
validate35.errors = [{instancePath:instancePath+"/compose/service",schemaPath:"#/$defs/ComposeService/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
validate35.errors = [{instancePath:instancePath+"/compose",schemaPath:"#/$defs/ComposeService/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.op === undefined) && (missing0 = "op")) || ((data.source === undefined) && (missing0 = "source"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))) || ((data.stable === undefined) && (missing0 = "stable"))) || ((data.healthTimeout === undefined) && (missing0 = "healthTimeout"))){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "op") || (key0 === "source")) || (key0 === "interpreter")) || (key0 === "library")) || (key0 === "stable")) || (key0 === "health")) || (key0 === "healthTimeout"))){
validate34.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.op !== undefined){
const _errs2 = errors;
if("prove" !== data.op){
validate34.errors = [{instancePath:instancePath+"/op",schemaPath:"#/properties/op/const",keyword:"const",params:{allowedValue: "prove"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data1 = data.source;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
let passing0 = null;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.systemd === undefined) && (missing1 = "systemd")){
const err0 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/SystemdSource/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs8 = errors;
for(const key1 in data1){
if(!((key1 === "systemd") || (key1 === "user"))){
const err1 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/SystemdSource/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs8 === errors){
if(data1.systemd !== undefined){
const _errs9 = errors;
if(typeof data1.systemd !== "string"){
const err2 = {instancePath:instancePath+"/source/systemd",schemaPath:"#/$defs/SystemdSource/properties/systemd/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1.user !== undefined){
const _errs11 = errors;
if(typeof data1.user !== "string"){
const err3 = {instancePath:instancePath+"/source/user",schemaPath:"#/$defs/SystemdSource/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/source",schemaPath:"#/$defs/SystemdSource/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
var props0 = true;
}
const _errs13 = errors;
if(!(validate35(data1, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid1){
const err5 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate34.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
const _errs14 = errors;
if(typeof data.interpreter !== "string"){
validate34.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs16 = errors;
if(typeof data.library !== "string"){
validate34.errors = [{instancePath:instancePath+"/library",schemaPath:"#/properties/library/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stable !== undefined){
let data6 = data.stable;
const _errs18 = errors;
if(errors === _errs18){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
validate34.errors = [{instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate34.errors = [{instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.health !== undefined){
const _errs20 = errors;
if(typeof data.health !== "string"){
validate34.errors = [{instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.healthTimeout !== undefined){
let data8 = data.healthTimeout;
const _errs22 = errors;
if(errors === _errs22){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate34.errors = [{instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate34.errors = [{instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.op === undefined) && (missing0 = "op")) || ((data.path === undefined) && (missing0 = "path"))) || ((data.content === undefined) && (missing0 = "content"))) || ((data.mode === undefined) && (missing0 = "mode"))) || ((data.base === undefined) && (missing0 = "base"))){
const err0 = {instancePath,schemaPath:"#/$defs/FileWrite/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!((((((key0 === "op") || (key0 === "path")) || (key0 === "content")) || (key0 === "mode")) || (key0 === "base")) || (key0 === "user"))){
const err1 = {instancePath,schemaPath:"#/$defs/FileWrite/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs4 === errors){
if(data.op !== undefined){
const _errs5 = errors;
if("file.write" !== data.op){
const err2 = {instancePath:instancePath+"/op",schemaPath:"#/$defs/FileWrite/properties/op/const",keyword:"const",params:{allowedValue: "file.write"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.path !== undefined){
const _errs6 = errors;
if(typeof data.path !== "string"){
const err3 = {instancePath:instancePath+"/path",schemaPath:"#/$defs/FileWrite/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.content !== undefined){
const _errs8 = errors;
if(typeof data.content !== "string"){
const err4 = {instancePath:instancePath+"/content",schemaPath:"#/$defs/FileWrite/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.mode !== undefined){
const _errs10 = errors;
if(typeof data.mode !== "string"){
const err5 = {instancePath:instancePath+"/mode",schemaPath:"#/$defs/FileWrite/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.base !== undefined){
const _errs12 = errors;
if(typeof data.base !== "string"){
const err6 = {instancePath:instancePath+"/base",schemaPath:"#/$defs/FileWrite/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.user !== undefined){
const _errs14 = errors;
if(typeof data.user !== "string"){
const err7 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/FileWrite/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/$defs/FileWrite/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs16 = errors;
const _errs17 = errors;
if(errors === _errs17){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((((data.op === undefined) && (missing1 = "op")) || ((data.path === undefined) && (missing1 = "path"))) || ((data.base === undefined) && (missing1 = "base"))){
const err9 = {instancePath,schemaPath:"#/$defs/FileRemove/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
const _errs19 = errors;
for(const key1 in data){
if(!((((key1 === "op") || (key1 === "path")) || (key1 === "base")) || (key1 === "user"))){
const err10 = {instancePath,schemaPath:"#/$defs/FileRemove/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break;
}
}
if(_errs19 === errors){
if(data.op !== undefined){
const _errs20 = errors;
if("file.remove" !== data.op){
const err11 = {instancePath:instancePath+"/op",schemaPath:"#/$defs/FileRemove/properties/op/const",keyword:"const",params:{allowedValue: "file.remove"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid4 = _errs20 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.path !== undefined){
const _errs21 = errors;
if(typeof data.path !== "string"){
const err12 = {instancePath:instancePath+"/path",schemaPath:"#/$defs/FileRemove/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid4 = _errs21 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.base !== undefined){
const _errs23 = errors;
if(typeof data.base !== "string"){
const err13 = {instancePath:instancePath+"/base",schemaPath:"#/$defs/FileRemove/properties/base/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid4 = _errs23 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.user !== undefined){
const _errs25 = errors;
if(typeof data.user !== "string"){
const err14 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/FileRemove/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var valid4 = _errs25 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/$defs/FileRemove/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs16 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs27 = errors;
const _errs28 = errors;
if(errors === _errs28){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((data.op === undefined) && (missing2 = "op")) || ((data.manager === undefined) && (missing2 = "manager"))) || ((data.name === undefined) && (missing2 = "name"))) || ((data.version === undefined) && (missing2 = "version"))){
const err16 = {instancePath,schemaPath:"#/$defs/PackageInstall/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
const _errs30 = errors;
for(const key2 in data){
if(!((((key2 === "op") || (key2 === "manager")) || (key2 === "name")) || (key2 === "version"))){
const err17 = {instancePath,schemaPath:"#/$defs/PackageInstall/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
break;
}
}
if(_errs30 === errors){
if(data.op !== undefined){
const _errs31 = errors;
if("package.install" !== data.op){
const err18 = {instancePath:instancePath+"/op",schemaPath:"#/$defs/PackageInstall/properties/op/const",keyword:"const",params:{allowedValue: "package.install"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var valid6 = _errs31 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.manager !== undefined){
const _errs32 = errors;
if(!(data.manager === "apt")){
const err19 = {instancePath:instancePath+"/manager",schemaPath:"#/$defs/PackageInstall/properties/manager/enum",keyword:"enum",params:{allowedValues: schema48.properties.manager.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid6 = _errs32 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.name !== undefined){
const _errs33 = errors;
if(typeof data.name !== "string"){
const err20 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/PackageInstall/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var valid6 = _errs33 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data.version !== undefined){
const _errs35 = errors;
if(typeof data.version !== "string"){
const err21 = {instancePath:instancePath+"/version",schemaPath:"#/$defs/PackageInstall/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/$defs/PackageInstall/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid0 = _errs27 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if(((((((data.op === undefined) && (missing3 = "op")) || ((data.preload === undefined) && (missing3 = "preload"))) || ((data.library === undefined) && (missing3 = "library"))) || ((data.interpreter === undefined) && (missing3 = "interpreter"))) || ((data.arguments === undefined) && (missing3 = "arguments"))) || ((data.user === undefined) && (missing3 = "user"))){
const err23 = {instancePath,schemaPath:"#/$defs/PreloadTry/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
const _errs40 = errors;
for(const key3 in data){
if(!(((((((key3 === "op") || (key3 === "preload")) || (key3 === "mallocConf")) || (key3 === "library")) || (key3 === "interpreter")) || (key3 === "arguments")) || (key3 === "user"))){
const err24 = {instancePath,schemaPath:"#/$defs/PreloadTry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
break;
}
}
if(_errs40 === errors){
if(data.op !== undefined){
const _errs41 = errors;
if("preload.try" !== data.op){
const err25 = {instancePath:instancePath+"/op",schemaPath:"#/$defs/PreloadTry/properties/op/const",keyword:"const",params:{allowedValue: "preload.try"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var valid8 = _errs41 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.preload !== undefined){
const _errs42 = errors;
if(typeof data.preload !== "string"){
const err26 = {instancePath:instancePath+"/preload",schemaPath:"#/$defs/PreloadTry/properties/preload/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.mallocConf !== undefined){
const _errs44 = errors;
if(typeof data.mallocConf !== "string"){
const err27 = {instancePath:instancePath+"/mallocConf",schemaPath:"#/$defs/PreloadTry/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var valid8 = _errs44 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.library !== undefined){
const _errs46 = errors;
if(typeof data.library !== "string"){
const err28 = {instancePath:instancePath+"/library",schemaPath:"#/$defs/PreloadTry/properties/library/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var valid8 = _errs46 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.interpreter !== undefined){
const _errs48 = errors;
if(typeof data.interpreter !== "string"){
const err29 = {instancePath:instancePath+"/interpreter",schemaPath:"#/$defs/PreloadTry/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid8 = _errs48 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.arguments !== undefined){
let data19 = data.arguments;
const _errs50 = errors;
if(errors === _errs50){
if(Array.isArray(data19)){
var valid9 = true;
const len0 = data19.length;
for(let i0=0; i0<len0; i0++){
const _errs52 = errors;
if(typeof data19[i0] !== "string"){
const err30 = {instancePath:instancePath+"/arguments/" + i0,schemaPath:"#/$defs/PreloadTry/properties/arguments/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var valid9 = _errs52 === errors;
if(!valid9){
break;
}
}
}
else {
const err31 = {instancePath:instancePath+"/arguments",schemaPath:"#/$defs/PreloadTry/properties/arguments/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data.user !== undefined){
const _errs54 = errors;
if(typeof data.user !== "string"){
const err32 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/PreloadTry/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/$defs/PreloadTry/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var _valid0 = _errs37 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs56 = errors;
const _errs57 = errors;
if(errors === _errs57){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing4;
if((data.op === undefined) && (missing4 = "op")){
const err34 = {instancePath,schemaPath:"#/$defs/SystemdReload/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
else {
const _errs59 = errors;
for(const key4 in data){
if(!(((key4 === "op") || (key4 === "user")) || (key4 === "expect"))){
const err35 = {instancePath,schemaPath:"#/$defs/SystemdReload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
break;
}
}
if(_errs59 === errors){
if(data.op !== undefined){
const _errs60 = errors;
if("systemd.reload" !== data.op){
const err36 = {instancePath:instancePath+"/op",schemaPath:"#/$defs/SystemdReload/properties/op/const",keyword:"const",params:{allowedValue: "systemd.reload"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
var valid11 = _errs60 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.user !== undefined){
const _errs61 = errors;
if(typeof data.user !== "string"){
const err37 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/SystemdReload/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var valid11 = _errs61 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data.expect !== undefined){
let data24 = data.expect;
const _errs63 = errors;
if(errors === _errs63){
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
let missing5;
if(((data24.unit === undefined) && (missing5 = "unit")) || ((data24.environment === undefined) && (missing5 = "environment"))){
const err38 = {instancePath:instancePath+"/expect",schemaPath:"#/$defs/SystemdReload/properties/expect/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
else {
const _errs65 = errors;
for(const key5 in data24){
if(!((key5 === "unit") || (key5 === "environment"))){
const err39 = {instancePath:instancePath+"/expect",schemaPath:"#/$defs/SystemdReload/properties/expect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
break;
}
}
if(_errs65 === errors){
if(data24.unit !== undefined){
const _errs66 = errors;
if(typeof data24.unit !== "string"){
const err40 = {instancePath:instancePath+"/expect/unit",schemaPath:"#/$defs/SystemdReload/properties/expect/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var valid12 = _errs66 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data24.environment !== undefined){
let data26 = data24.environment;
const _errs68 = errors;
if(errors === _errs68){
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key6 in data26){
const _errs71 = errors;
if(typeof data26[key6] !== "string"){
const err41 = {instancePath:instancePath+"/expect/environment/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/SystemdReload/properties/expect/properties/environment/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var valid13 = _errs71 === errors;
if(!valid13){
break;
}
}
}
else {
const err42 = {instancePath:instancePath+"/expect/environment",schemaPath:"#/$defs/SystemdReload/properties/expect/properties/environment/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
var valid12 = _errs68 === errors;
}
else {
var valid12 = true;
}
}
}
}
}
else {
const err43 = {instancePath:instancePath+"/expect",schemaPath:"#/$defs/SystemdReload/properties/expect/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
var valid11 = _errs63 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
const err44 = {instancePath,schemaPath:"#/$defs/SystemdReload/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
var _valid0 = _errs56 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
const _errs73 = errors;
const _errs74 = errors;
if(errors === _errs74){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing6;
if(((data.op === undefined) && (missing6 = "op")) || ((data.unit === undefined) && (missing6 = "unit"))){
const err45 = {instancePath,schemaPath:"#/$defs/SystemdRestart/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
else {
const _errs76 = errors;
for(const key7 in data){
if(!(((key7 === "op") || (key7 === "user")) || (key7 === "unit"))){
const err46 = {instancePath,schemaPath:"#/$defs/SystemdRestart/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
break;
}
}
if(_errs76 === errors){
if(data.op !== undefined){
const _errs77 = errors;
if("systemd.restart" !== data.op){
const err47 = {instancePath:instancePath+"/op",schemaPath:"#/$defs/SystemdRestart/properties/op/const",keyword:"const",params:{allowedValue: "systemd.restart"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid15 = _errs77 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data.user !== undefined){
const _errs78 = errors;
if(typeof data.user !== "string"){
const err48 = {instancePath:instancePath+"/user",schemaPath:"#/$defs/SystemdRestart/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
var valid15 = _errs78 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data.unit !== undefined){
const _errs80 = errors;
if(typeof data.unit !== "string"){
const err49 = {instancePath:instancePath+"/unit",schemaPath:"#/$defs/SystemdRestart/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var valid15 = _errs80 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
else {
const err50 = {instancePath,schemaPath:"#/$defs/SystemdRestart/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
var _valid0 = _errs73 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = true;
}
}
const _errs82 = errors;
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var _valid0 = _errs82 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
if(props0 !== true){
props0 = true;
}
}
const _errs83 = errors;
if(!(validate32(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid0 = _errs83 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 7];
}
else {
if(_valid0){
valid0 = true;
passing0 = 7;
if(props0 !== true){
props0 = true;
}
}
const _errs84 = errors;
if(!(validate34(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var _valid0 = _errs84 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 8];
}
else {
if(_valid0){
valid0 = true;
passing0 = 8;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
}
}
}
}
if(!valid0){
const err51 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
validate29.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate29.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate29.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.status === undefined) && (missing0 = "status")) || ((data.action === undefined) && (missing0 = "action"))) || ((data.summary === undefined) && (missing0 = "summary"))) || ((data.diffs === undefined) && (missing0 = "diffs"))) || ((data.operations === undefined) && (missing0 = "operations"))){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "status") || (key0 === "action")) || (key0 === "summary")) || (key0 === "diffs")) || (key0 === "operations")) || (key0 === "downtime"))){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
const _errs2 = errors;
if("change" !== data.status){
validate28.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: "change"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
let data1 = data.action;
const _errs3 = errors;
if(!((((((data1 === "create") || (data1 === "update")) || (data1 === "remove")) || (data1 === "restart")) || (data1 === "recreate")) || (data1 === "prove"))){
validate28.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema43.properties.action.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
const _errs4 = errors;
if(typeof data.summary !== "string"){
validate28.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.diffs !== undefined){
let data3 = data.diffs;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data3)){
var valid1 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs8 = errors;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing1;
if((data4.path === undefined) && (missing1 = "path")){
validate28.errors = [{instancePath:instancePath+"/diffs/" + i0,schemaPath:"#/$defs/FileDiff/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key1 in data4){
if(!(((key1 === "path") || (key1 === "before")) || (key1 === "after"))){
validate28.errors = [{instancePath:instancePath+"/diffs/" + i0,schemaPath:"#/$defs/FileDiff/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data4.path !== undefined){
const _errs12 = errors;
if(typeof data4.path !== "string"){
validate28.errors = [{instancePath:instancePath+"/diffs/" + i0+"/path",schemaPath:"#/$defs/FileDiff/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs12 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.before !== undefined){
const _errs14 = errors;
if(typeof data4.before !== "string"){
validate28.errors = [{instancePath:instancePath+"/diffs/" + i0+"/before",schemaPath:"#/$defs/FileDiff/properties/before/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.after !== undefined){
const _errs16 = errors;
if(typeof data4.after !== "string"){
validate28.errors = [{instancePath:instancePath+"/diffs/" + i0+"/after",schemaPath:"#/$defs/FileDiff/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/diffs/" + i0,schemaPath:"#/$defs/FileDiff/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/diffs",schemaPath:"#/properties/diffs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
let data8 = data.operations;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data8)){
var valid4 = true;
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
const _errs20 = errors;
if(!(validate29(data8[i1], {instancePath:instancePath+"/operations/" + i1,parentData:data8,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid4 = _errs20 === errors;
if(!valid4){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.downtime !== undefined){
let data10 = data.downtime;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
let missing2;
if((data10.how === undefined) && (missing2 = "how")){
validate28.errors = [{instancePath:instancePath+"/downtime",schemaPath:"#/$defs/Downtime/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs24 = errors;
for(const key2 in data10){
if(!(((key2 === "how") || (key2 === "seconds")) || (key2 === "stopLimit"))){
validate28.errors = [{instancePath:instancePath+"/downtime",schemaPath:"#/$defs/Downtime/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs24 === errors){
if(data10.how !== undefined){
let data11 = data10.how;
const _errs25 = errors;
if(!((data11 === "restart") || (data11 === "recreate"))){
validate28.errors = [{instancePath:instancePath+"/downtime/how",schemaPath:"#/$defs/Downtime/properties/how/enum",keyword:"enum",params:{allowedValues: schema60.properties.how.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs25 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.seconds !== undefined){
let data12 = data10.seconds;
const _errs26 = errors;
if(errors === _errs26){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
validate28.errors = [{instancePath:instancePath+"/downtime/seconds",schemaPath:"#/$defs/Downtime/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/downtime/seconds",schemaPath:"#/$defs/Downtime/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid6 = _errs26 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data10.stopLimit !== undefined){
let data13 = data10.stopLimit;
const _errs28 = errors;
if(errors === _errs28){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate28.errors = [{instancePath:instancePath+"/downtime/stopLimit",schemaPath:"#/$defs/Downtime/properties/stopLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/downtime/stopLimit",schemaPath:"#/$defs/Downtime/properties/stopLimit/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid6 = _errs28 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/downtime",schemaPath:"#/$defs/Downtime/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema61 = {"type":"object","required":["status","cause","next"],"properties":{"status":{"const":"blocked"},"cause":{"type":"string"},"evidence":{"type":"string"},"next":{"type":"string"},"diffs":{"type":"array","items":{"$ref":"#/$defs/FileDiff"}}},"additionalProperties":false};

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
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.status === undefined) && (missing0 = "status")) || ((data.cause === undefined) && (missing0 = "cause"))) || ((data.next === undefined) && (missing0 = "next"))){
validate40.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "status") || (key0 === "cause")) || (key0 === "evidence")) || (key0 === "next")) || (key0 === "diffs"))){
validate40.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
const _errs2 = errors;
if("blocked" !== data.status){
validate40.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: "blocked"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cause !== undefined){
const _errs3 = errors;
if(typeof data.cause !== "string"){
validate40.errors = [{instancePath:instancePath+"/cause",schemaPath:"#/properties/cause/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evidence !== undefined){
const _errs5 = errors;
if(typeof data.evidence !== "string"){
validate40.errors = [{instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.next !== undefined){
const _errs7 = errors;
if(typeof data.next !== "string"){
validate40.errors = [{instancePath:instancePath+"/next",schemaPath:"#/properties/next/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.diffs !== undefined){
let data4 = data.diffs;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
let missing1;
if((data5.path === undefined) && (missing1 = "path")){
validate40.errors = [{instancePath:instancePath+"/diffs/" + i0,schemaPath:"#/$defs/FileDiff/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs14 = errors;
for(const key1 in data5){
if(!(((key1 === "path") || (key1 === "before")) || (key1 === "after"))){
validate40.errors = [{instancePath:instancePath+"/diffs/" + i0,schemaPath:"#/$defs/FileDiff/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs14 === errors){
if(data5.path !== undefined){
const _errs15 = errors;
if(typeof data5.path !== "string"){
validate40.errors = [{instancePath:instancePath+"/diffs/" + i0+"/path",schemaPath:"#/$defs/FileDiff/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.before !== undefined){
const _errs17 = errors;
if(typeof data5.before !== "string"){
validate40.errors = [{instancePath:instancePath+"/diffs/" + i0+"/before",schemaPath:"#/$defs/FileDiff/properties/before/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs17 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data5.after !== undefined){
const _errs19 = errors;
if(typeof data5.after !== "string"){
validate40.errors = [{instancePath:instancePath+"/diffs/" + i0+"/after",schemaPath:"#/$defs/FileDiff/properties/after/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/diffs/" + i0,schemaPath:"#/$defs/FileDiff/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/diffs",schemaPath:"#/properties/diffs/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.address === undefined) && (missing0 = "address")) || ((data.result === undefined) && (missing0 = "result"))) || ((data.notes === undefined) && (missing0 = "notes"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "address") || (key0 === "result")) || (key0 === "notes"))){
validate27.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.address !== undefined){
const _errs2 = errors;
if(typeof data.address !== "string"){
validate27.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.result !== undefined){
let data1 = data.result;
const _errs4 = errors;
const _errs5 = errors;
let valid1 = false;
let passing0 = null;
const _errs6 = errors;
const _errs7 = errors;
if(errors === _errs7){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if((data1.status === undefined) && (missing1 = "status")){
const err0 = {instancePath:instancePath+"/result",schemaPath:"#/$defs/Converged/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs9 = errors;
for(const key1 in data1){
if(!(key1 === "status")){
const err1 = {instancePath:instancePath+"/result",schemaPath:"#/$defs/Converged/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs9 === errors){
if(data1.status !== undefined){
if("converged" !== data1.status){
const err2 = {instancePath:instancePath+"/result/status",schemaPath:"#/$defs/Converged/properties/status/const",keyword:"const",params:{allowedValue: "converged"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
}
else {
const err3 = {instancePath:instancePath+"/result",schemaPath:"#/$defs/Converged/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
var props0 = true;
}
const _errs11 = errors;
if(!(validate28(data1, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var _valid0 = _errs11 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs12 = errors;
if(!(validate40(data1, {instancePath:instancePath+"/result",parentData:data,parentDataProperty:"result",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid1 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing2;
if(((data1.status === undefined) && (missing2 = "status")) || ((data1.why === undefined) && (missing2 = "why"))){
const err4 = {instancePath:instancePath+"/result",schemaPath:"#/$defs/Unknown/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
const _errs16 = errors;
for(const key2 in data1){
if(!(((key2 === "status") || (key2 === "why")) || (key2 === "next"))){
const err5 = {instancePath:instancePath+"/result",schemaPath:"#/$defs/Unknown/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
break;
}
}
if(_errs16 === errors){
if(data1.status !== undefined){
const _errs17 = errors;
if("unknown" !== data1.status){
const err6 = {instancePath:instancePath+"/result/status",schemaPath:"#/$defs/Unknown/properties/status/const",keyword:"const",params:{allowedValue: "unknown"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data1.why !== undefined){
const _errs18 = errors;
if(typeof data1.why !== "string"){
const err7 = {instancePath:instancePath+"/result/why",schemaPath:"#/$defs/Unknown/properties/why/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var valid5 = _errs18 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data1.next !== undefined){
const _errs20 = errors;
if(typeof data1.next !== "string"){
const err8 = {instancePath:instancePath+"/result/next",schemaPath:"#/$defs/Unknown/properties/next/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
const err9 = {instancePath:instancePath+"/result",schemaPath:"#/$defs/Unknown/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid1 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
}
}
}
if(!valid1){
const err10 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate27.errors = vErrors;
return false;
}
else {
errors = _errs5;
if(vErrors !== null){
if(_errs5){
vErrors.length = _errs5;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data6 = data.notes;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data6)){
var valid6 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs24 = errors;
if(typeof data6[i0] !== "string"){
validate27.errors = [{instancePath:instancePath+"/notes/" + i0,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs24 === errors;
if(!valid6){
break;
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.instance === undefined) && (missing0 = "instance")) || ((data.deployment === undefined) && (missing0 = "deployment"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.resources === undefined) && (missing0 = "resources"))) || ((data.operations === undefined) && (missing0 = "operations"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "instance") || (key0 === "deployment")) || (key0 === "status")) || (key0 === "resources")) || (key0 === "operations")) || (key0 === "downtime"))){
validate26.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.instance !== undefined){
const _errs2 = errors;
if(typeof data.instance !== "string"){
validate26.errors = [{instancePath:instancePath+"/instance",schemaPath:"#/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deployment !== undefined){
let data1 = data.deployment;
const _errs4 = errors;
if(!((data1 === "systemd") || (data1 === "docker"))){
validate26.errors = [{instancePath:instancePath+"/deployment",schemaPath:"#/$defs/Deployment/enum",keyword:"enum",params:{allowedValues: schema40.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
let data2 = data.status;
const _errs6 = errors;
if(!((((data2 === "converged") || (data2 === "changes")) || (data2 === "blocked")) || (data2 === "unknown"))){
validate26.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema39.properties.status.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
let data3 = data.resources;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data3)){
var valid2 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate27(data3[i0], {instancePath:instancePath+"/resources/" + i0,parentData:data3,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operations !== undefined){
let data5 = data.operations;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data5)){
var valid3 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(validate29(data5[i1], {instancePath:instancePath+"/operations/" + i1,parentData:data5,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/operations",schemaPath:"#/properties/operations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.downtime !== undefined){
let data7 = data.downtime;
const _errs13 = errors;
const _errs14 = errors;
if(errors === _errs14){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing1;
if((data7.how === undefined) && (missing1 = "how")){
validate26.errors = [{instancePath:instancePath+"/downtime",schemaPath:"#/$defs/Downtime/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs16 = errors;
for(const key1 in data7){
if(!(((key1 === "how") || (key1 === "seconds")) || (key1 === "stopLimit"))){
validate26.errors = [{instancePath:instancePath+"/downtime",schemaPath:"#/$defs/Downtime/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs16 === errors){
if(data7.how !== undefined){
let data8 = data7.how;
const _errs17 = errors;
if(!((data8 === "restart") || (data8 === "recreate"))){
validate26.errors = [{instancePath:instancePath+"/downtime/how",schemaPath:"#/$defs/Downtime/properties/how/enum",keyword:"enum",params:{allowedValues: schema60.properties.how.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs17 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data7.seconds !== undefined){
let data9 = data7.seconds;
const _errs18 = errors;
if(errors === _errs18){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate26.errors = [{instancePath:instancePath+"/downtime/seconds",schemaPath:"#/$defs/Downtime/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/downtime/seconds",schemaPath:"#/$defs/Downtime/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs18 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data7.stopLimit !== undefined){
let data10 = data7.stopLimit;
const _errs20 = errors;
if(errors === _errs20){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
validate26.errors = [{instancePath:instancePath+"/downtime/stopLimit",schemaPath:"#/$defs/Downtime/properties/stopLimit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/downtime/stopLimit",schemaPath:"#/$defs/Downtime/properties/stopLimit/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid5 = _errs20 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/downtime",schemaPath:"#/$defs/Downtime/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.host === undefined) && (missing0 = "host")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.instances === undefined) && (missing0 = "instances"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "host") || (key0 === "address")) || (key0 === "status")) || (key0 === "facts")) || (key0 === "instances")) || (key0 === "pending"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.host !== undefined){
const _errs2 = errors;
if(typeof data.host !== "string"){
validate25.errors = [{instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs4 = errors;
if(typeof data.address !== "string"){
validate25.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
const _errs6 = errors;
if("planned" !== data.status){
validate25.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: "planned"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.facts !== undefined){
let data3 = data.facts;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if(((((((data3.os === undefined) && (missing1 = "os")) || ((data3.release === undefined) && (missing1 = "release"))) || ((data3.architecture === undefined) && (missing1 = "architecture"))) || ((data3.multiarch === undefined) && (missing1 = "multiarch"))) || ((data3.root === undefined) && (missing1 = "root"))) || ((data3.systemd === undefined) && (missing1 = "systemd"))){
validate25.errors = [{instancePath:instancePath+"/facts",schemaPath:"#/$defs/Facts/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!((((((key1 === "os") || (key1 === "release")) || (key1 === "architecture")) || (key1 === "multiarch")) || (key1 === "root")) || (key1 === "systemd"))){
validate25.errors = [{instancePath:instancePath+"/facts",schemaPath:"#/$defs/Facts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.os !== undefined){
const _errs11 = errors;
if(typeof data3.os !== "string"){
validate25.errors = [{instancePath:instancePath+"/facts/os",schemaPath:"#/$defs/Facts/properties/os/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.release !== undefined){
const _errs13 = errors;
if(typeof data3.release !== "string"){
validate25.errors = [{instancePath:instancePath+"/facts/release",schemaPath:"#/$defs/Facts/properties/release/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.architecture !== undefined){
const _errs15 = errors;
if(typeof data3.architecture !== "string"){
validate25.errors = [{instancePath:instancePath+"/facts/architecture",schemaPath:"#/$defs/Facts/properties/architecture/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.multiarch !== undefined){
const _errs17 = errors;
if(typeof data3.multiarch !== "string"){
validate25.errors = [{instancePath:instancePath+"/facts/multiarch",schemaPath:"#/$defs/Facts/properties/multiarch/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.root !== undefined){
const _errs19 = errors;
if(typeof data3.root !== "boolean"){
validate25.errors = [{instancePath:instancePath+"/facts/root",schemaPath:"#/$defs/Facts/properties/root/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs19 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.systemd !== undefined){
let data9 = data3.systemd;
const _errs21 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate25.errors = [{instancePath:instancePath+"/facts/systemd",schemaPath:"#/$defs/Facts/properties/systemd/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate25.errors = [{instancePath:instancePath+"/facts/systemd",schemaPath:"#/$defs/Facts/properties/systemd/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/facts",schemaPath:"#/$defs/Facts/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.instances !== undefined){
let data10 = data.instances;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data10)){
var valid3 = true;
const len0 = data10.length;
for(let i0=0; i0<len0; i0++){
const _errs25 = errors;
if(!(validate26(data10[i0], {instancePath:instancePath+"/instances/" + i0,parentData:data10,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid3 = _errs25 === errors;
if(!valid3){
break;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pending !== undefined){
let data12 = data.pending;
const _errs26 = errors;
const _errs27 = errors;
if(errors === _errs27){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
let missing2;
if((data12.id === undefined) && (missing2 = "id")){
validate25.errors = [{instancePath:instancePath+"/pending",schemaPath:"#/$defs/PendingTransaction/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs29 = errors;
for(const key2 in data12){
if(!((key2 === "id") || (key2 === "by"))){
validate25.errors = [{instancePath:instancePath+"/pending",schemaPath:"#/$defs/PendingTransaction/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs29 === errors){
if(data12.id !== undefined){
const _errs30 = errors;
if(typeof data12.id !== "string"){
validate25.errors = [{instancePath:instancePath+"/pending/id",schemaPath:"#/$defs/PendingTransaction/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs30 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data12.by !== undefined){
let data14 = data12.by;
const _errs32 = errors;
if(errors === _errs32){
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
let missing3;
if(((data14.user === undefined) && (missing3 = "user")) || ((data14.since === undefined) && (missing3 = "since"))){
validate25.errors = [{instancePath:instancePath+"/pending/by",schemaPath:"#/$defs/PendingTransaction/properties/by/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs34 = errors;
for(const key3 in data14){
if(!((key3 === "user") || (key3 === "since"))){
validate25.errors = [{instancePath:instancePath+"/pending/by",schemaPath:"#/$defs/PendingTransaction/properties/by/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs34 === errors){
if(data14.user !== undefined){
const _errs35 = errors;
if(typeof data14.user !== "string"){
validate25.errors = [{instancePath:instancePath+"/pending/by/user",schemaPath:"#/$defs/PendingTransaction/properties/by/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs35 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data14.since !== undefined){
const _errs37 = errors;
if(typeof data14.since !== "string"){
validate25.errors = [{instancePath:instancePath+"/pending/by/since",schemaPath:"#/$defs/PendingTransaction/properties/by/properties/since/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs37 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/pending/by",schemaPath:"#/$defs/PendingTransaction/properties/by/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid5 = _errs32 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/pending",schemaPath:"#/$defs/PendingTransaction/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema66 = {"type":"object","required":["host","address","status","failure"],"properties":{"host":{"type":"string"},"address":{"type":"string"},"status":{"const":"unreachable"},"failure":{"$ref":"#/$defs/HostFailure"}},"additionalProperties":false};
const schema67 = {"type":"object","required":["problem","message","hint"],"properties":{"problem":{"enum":["unresolved","refused","timeout","lost","noise","host-key-unknown","host-key-changed","auth","become","aborted"]},"message":{"type":"string"},"hint":{"type":"string"}},"additionalProperties":false};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.host === undefined) && (missing0 = "host")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.status === undefined) && (missing0 = "status"))) || ((data.failure === undefined) && (missing0 = "failure"))){
validate46.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "host") || (key0 === "address")) || (key0 === "status")) || (key0 === "failure"))){
validate46.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.host !== undefined){
const _errs2 = errors;
if(typeof data.host !== "string"){
validate46.errors = [{instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs4 = errors;
if(typeof data.address !== "string"){
validate46.errors = [{instancePath:instancePath+"/address",schemaPath:"#/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.status !== undefined){
const _errs6 = errors;
if("unreachable" !== data.status){
validate46.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/const",keyword:"const",params:{allowedValue: "unreachable"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.failure !== undefined){
let data3 = data.failure;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
let missing1;
if((((data3.problem === undefined) && (missing1 = "problem")) || ((data3.message === undefined) && (missing1 = "message"))) || ((data3.hint === undefined) && (missing1 = "hint"))){
validate46.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/$defs/HostFailure/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs10 = errors;
for(const key1 in data3){
if(!(((key1 === "problem") || (key1 === "message")) || (key1 === "hint"))){
validate46.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/$defs/HostFailure/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs10 === errors){
if(data3.problem !== undefined){
let data4 = data3.problem;
const _errs11 = errors;
if(!((((((((((data4 === "unresolved") || (data4 === "refused")) || (data4 === "timeout")) || (data4 === "lost")) || (data4 === "noise")) || (data4 === "host-key-unknown")) || (data4 === "host-key-changed")) || (data4 === "auth")) || (data4 === "become")) || (data4 === "aborted"))){
validate46.errors = [{instancePath:instancePath+"/failure/problem",schemaPath:"#/$defs/HostFailure/properties/problem/enum",keyword:"enum",params:{allowedValues: schema67.properties.problem.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.message !== undefined){
const _errs12 = errors;
if(typeof data3.message !== "string"){
validate46.errors = [{instancePath:instancePath+"/failure/message",schemaPath:"#/$defs/HostFailure/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data3.hint !== undefined){
const _errs14 = errors;
if(typeof data3.hint !== "string"){
validate46.errors = [{instancePath:instancePath+"/failure/hint",schemaPath:"#/$defs/HostFailure/properties/hint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate46.errors = [{instancePath:instancePath+"/failure",schemaPath:"#/$defs/HostFailure/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate46.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(validate25(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs2 = errors;
if(!(validate46(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate24.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate24.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate24.evaluated = {"dynamicProps":true,"dynamicItems":false};

const schema68 = {"type":"object","required":["endpoint","instances"],"properties":{"endpoint":{"$ref":"#/$defs/Endpoint"},"instances":{"type":"array","items":{"$ref":"#/$defs/DesiredInstance"}},"redundancy":{"type":"string"}},"additionalProperties":false};
const schema69 = {"type":"object","required":["name","connection","address","knownHosts","become","connectTimeout"],"properties":{"name":{"type":"string"},"connection":{"enum":["ssh","local"]},"address":{"type":"string"},"port":{"type":"integer","minimum":1,"maximum":65535},"user":{"type":"string"},"identityFile":{"type":"string"},"knownHosts":{"type":"array","items":{"type":"string"}},"become":{"type":"boolean"},"connectTimeout":{"type":"number","minimum":0}},"additionalProperties":false};
const func1 = Object.prototype.hasOwnProperty;
const schema70 = {"type":"object","required":["name","deployment","resources"],"properties":{"name":{"type":"string"},"deployment":{"$ref":"#/$defs/Deployment"},"resources":{"type":"array","items":{"$ref":"#/$defs/DesiredResource"}}},"additionalProperties":false};
const schema72 = {"type":"object","required":["declared","when"],"properties":{"declared":{"$ref":"https://fleet.invalid/schemas/playbook.schema.json"},"when":{"type":"object","additionalProperties":{"type":["string","number","boolean"]}}},"additionalProperties":false};
const schema73 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://fleet.invalid/schemas/playbook.schema.json","oneOf":[{"$ref":"#/$defs/PackageDeclared"},{"$ref":"#/$defs/LibraryDeclared"},{"$ref":"#/$defs/FileDeclared"},{"$ref":"#/$defs/SystemdEnvironmentDeclared"},{"$ref":"#/$defs/SystemdServiceDeclared"},{"$ref":"#/$defs/DockerfileDeclared"},{"$ref":"#/$defs/ComposeServiceDeclared"},{"$ref":"#/$defs/AllocatorDeclared"}],"$defs":{"Allocator":{"type":"string","enum":["jemalloc","mimalloc","glibc"]},"PackageDeclared":{"type":"object","required":["kind","name"],"properties":{"kind":{"const":"package"},"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9+.-]*$"}},"additionalProperties":false},"LibraryDeclared":{"type":"object","required":["kind","allocator","unit","interpreter"],"properties":{"kind":{"const":"library"},"allocator":{"$ref":"#/$defs/Allocator"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"}},"additionalProperties":false},"FileDeclared":{"type":"object","required":["kind","path","content"],"properties":{"kind":{"const":"file"},"path":{"type":"string","pattern":"^/"},"content":{"type":"string"},"mode":{"type":"string","pattern":"^0[0-7]{3}$"}},"additionalProperties":false},"SystemdEnvironmentDeclared":{"type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"systemd-environment"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false},"SystemdServiceDeclared":{"type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"systemd-service"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false},"DockerfileDeclared":{"type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"dockerfile"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"method":{"enum":["dockerfile","override"]},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false},"ComposeServiceDeclared":{"type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"compose-service"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false},"AllocatorDeclared":{"type":"object","required":["kind","allocator","interpreter","mallocConf","stable","healthTimeout"],"properties":{"kind":{"const":"allocator"},"allocator":{"$ref":"#/$defs/Allocator"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"number","minimum":0},"healthTimeout":{"type":"number","minimum":0}},"additionalProperties":false},"When":{"type":"object","additionalProperties":{"type":["string","number","boolean"]}}}};
const schema74 = {"type":"object","required":["kind","name"],"properties":{"kind":{"const":"package"},"name":{"type":"string","pattern":"^[a-z0-9][a-z0-9+.-]*$"}},"additionalProperties":false};
const schema77 = {"type":"object","required":["kind","path","content"],"properties":{"kind":{"const":"file"},"path":{"type":"string","pattern":"^/"},"content":{"type":"string"},"mode":{"type":"string","pattern":"^0[0-7]{3}$"}},"additionalProperties":false};
const pattern6 = new RegExp("^[a-z0-9][a-z0-9+.-]*$", "u");
const pattern10 = new RegExp("^/", "u");
const pattern11 = new RegExp("^0[0-7]{3}$", "u");
const schema75 = {"type":"object","required":["kind","allocator","unit","interpreter"],"properties":{"kind":{"const":"library"},"allocator":{"$ref":"#/$defs/Allocator"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"}},"additionalProperties":false};
const schema76 = {"type":"string","enum":["jemalloc","mimalloc","glibc"]};
const pattern7 = new RegExp("^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$", "u");
const pattern8 = new RegExp("^[A-Za-z_][A-Za-z0-9_.-]*$", "u");
const pattern9 = new RegExp("^[A-Za-z0-9._+-]+$", "u");

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.kind === undefined) && (missing0 = "kind")) || ((data.allocator === undefined) && (missing0 = "allocator"))) || ((data.unit === undefined) && (missing0 = "unit"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "allocator")) || (key0 === "unit")) || (key0 === "user")) || (key0 === "interpreter"))){
validate53.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if("library" !== data.kind){
validate53.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "library"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allocator !== undefined){
let data1 = data.allocator;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate53.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data1 === "jemalloc") || (data1 === "mimalloc")) || (data1 === "glibc"))){
validate53.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data2 = data.unit;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern7.test(data2)){
validate53.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
let data3 = data.user;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern8.test(data3)){
validate53.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\""}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
let data4 = data.interpreter;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern9.test(data4)){
validate53.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""}];
return false;
}
}
else {
validate53.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema78 = {"type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"systemd-environment"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};
const pattern15 = new RegExp("^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$", "u");

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.kind === undefined) && (missing0 = "kind")) || ((data.unit === undefined) && (missing0 = "unit"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))) || ((data.allocator === undefined) && (missing0 = "allocator"))) || ((data.mallocConf === undefined) && (missing0 = "mallocConf"))){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema78.properties, key0))){
validate55.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if("systemd-environment" !== data.kind){
validate55.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "systemd-environment"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data1 = data.unit;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern7.test(data1)){
validate55.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
let data2 = data.user;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
validate55.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\""}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
let data3 = data.interpreter;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern9.test(data3)){
validate55.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allocator !== undefined){
let data4 = data.allocator;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate55.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data4 === "jemalloc") || (data4 === "mimalloc")) || (data4 === "glibc"))){
validate55.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mallocConf !== undefined){
const _errs12 = errors;
if(typeof data.mallocConf !== "string"){
validate55.errors = [{instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arenas !== undefined){
let data6 = data.arenas;
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate55.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate55.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trimThreshold !== undefined){
let data7 = data.trimThreshold;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate55.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate55.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tunables !== undefined){
let data8 = data.tunables;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern15.test(data8)){
validate55.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},message:"must match pattern \""+"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"+"\""}];
return false;
}
}
else {
validate55.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replace !== undefined){
const _errs20 = errors;
if(typeof data.replace !== "boolean"){
validate55.errors = [{instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema80 = {"type":"object","required":["kind","unit","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"systemd-service"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.kind === undefined) && (missing0 = "kind")) || ((data.unit === undefined) && (missing0 = "unit"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))) || ((data.allocator === undefined) && (missing0 = "allocator"))) || ((data.mallocConf === undefined) && (missing0 = "mallocConf"))){
validate57.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema80.properties, key0))){
validate57.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if("systemd-service" !== data.kind){
validate57.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "systemd-service"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data1 = data.unit;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern7.test(data1)){
validate57.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""}];
return false;
}
}
else {
validate57.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
let data2 = data.user;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern8.test(data2)){
validate57.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\""}];
return false;
}
}
else {
validate57.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
let data3 = data.interpreter;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern9.test(data3)){
validate57.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""}];
return false;
}
}
else {
validate57.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allocator !== undefined){
let data4 = data.allocator;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate57.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data4 === "jemalloc") || (data4 === "mimalloc")) || (data4 === "glibc"))){
validate57.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mallocConf !== undefined){
const _errs12 = errors;
if(typeof data.mallocConf !== "string"){
validate57.errors = [{instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arenas !== undefined){
let data6 = data.arenas;
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate57.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate57.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trimThreshold !== undefined){
let data7 = data.trimThreshold;
const _errs16 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate57.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs16){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
validate57.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tunables !== undefined){
let data8 = data.tunables;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data8 === "string"){
if(!pattern15.test(data8)){
validate57.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},message:"must match pattern \""+"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"+"\""}];
return false;
}
}
else {
validate57.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replace !== undefined){
const _errs20 = errors;
if(typeof data.replace !== "boolean"){
validate57.errors = [{instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate57.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema82 = {"type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"dockerfile"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"method":{"enum":["dockerfile","override"]},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};
const pattern21 = new RegExp("\\S", "u");

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.kind === undefined) && (missing0 = "kind")) || ((data.directory === undefined) && (missing0 = "directory"))) || ((data.service === undefined) && (missing0 = "service"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))) || ((data.allocator === undefined) && (missing0 = "allocator"))) || ((data.mallocConf === undefined) && (missing0 = "mallocConf"))){
validate59.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema82.properties, key0))){
validate59.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if("dockerfile" !== data.kind){
validate59.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "dockerfile"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data1 = data.directory;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern10.test(data1)){
validate59.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate59.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.service !== undefined){
let data2 = data.service;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern21.test(data2)){
validate59.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate59.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
let data3 = data.interpreter;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern9.test(data3)){
validate59.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""}];
return false;
}
}
else {
validate59.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allocator !== undefined){
let data4 = data.allocator;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate59.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data4 === "jemalloc") || (data4 === "mimalloc")) || (data4 === "glibc"))){
validate59.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.method !== undefined){
let data5 = data.method;
const _errs12 = errors;
if(!((data5 === "dockerfile") || (data5 === "override"))){
validate59.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema82.properties.method.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mallocConf !== undefined){
const _errs13 = errors;
if(typeof data.mallocConf !== "string"){
validate59.errors = [{instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arenas !== undefined){
let data7 = data.arenas;
const _errs15 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
validate59.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate59.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trimThreshold !== undefined){
let data8 = data.trimThreshold;
const _errs17 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate59.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
validate59.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tunables !== undefined){
let data9 = data.tunables;
const _errs19 = errors;
if(errors === _errs19){
if(typeof data9 === "string"){
if(!pattern15.test(data9)){
validate59.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},message:"must match pattern \""+"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"+"\""}];
return false;
}
}
else {
validate59.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replace !== undefined){
const _errs21 = errors;
if(typeof data.replace !== "boolean"){
validate59.errors = [{instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate59.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema84 = {"type":"object","required":["kind","directory","service","interpreter","allocator","mallocConf"],"properties":{"kind":{"const":"compose-service"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"allocator":{"$ref":"#/$defs/Allocator"},"method":{"enum":["dockerfile","override"]},"rebuild":{"enum":["thin","full"]},"allowUpgrade":{"type":"boolean"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"}},"additionalProperties":false};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.kind === undefined) && (missing0 = "kind")) || ((data.directory === undefined) && (missing0 = "directory"))) || ((data.service === undefined) && (missing0 = "service"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))) || ((data.allocator === undefined) && (missing0 = "allocator"))) || ((data.mallocConf === undefined) && (missing0 = "mallocConf"))){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema84.properties, key0))){
validate61.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if("compose-service" !== data.kind){
validate61.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "compose-service"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data1 = data.directory;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data1 === "string"){
if(!pattern10.test(data1)){
validate61.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.service !== undefined){
let data2 = data.service;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern21.test(data2)){
validate61.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
let data3 = data.interpreter;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern9.test(data3)){
validate61.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allocator !== undefined){
let data4 = data.allocator;
const _errs9 = errors;
if(typeof data4 !== "string"){
validate61.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data4 === "jemalloc") || (data4 === "mimalloc")) || (data4 === "glibc"))){
validate61.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.method !== undefined){
let data5 = data.method;
const _errs12 = errors;
if(!((data5 === "dockerfile") || (data5 === "override"))){
validate61.errors = [{instancePath:instancePath+"/method",schemaPath:"#/properties/method/enum",keyword:"enum",params:{allowedValues: schema84.properties.method.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rebuild !== undefined){
let data6 = data.rebuild;
const _errs13 = errors;
if(!((data6 === "thin") || (data6 === "full"))){
validate61.errors = [{instancePath:instancePath+"/rebuild",schemaPath:"#/properties/rebuild/enum",keyword:"enum",params:{allowedValues: schema84.properties.rebuild.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allowUpgrade !== undefined){
const _errs14 = errors;
if(typeof data.allowUpgrade !== "boolean"){
validate61.errors = [{instancePath:instancePath+"/allowUpgrade",schemaPath:"#/properties/allowUpgrade/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mallocConf !== undefined){
const _errs16 = errors;
if(typeof data.mallocConf !== "string"){
validate61.errors = [{instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arenas !== undefined){
let data9 = data.arenas;
const _errs18 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate61.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
validate61.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trimThreshold !== undefined){
let data10 = data.trimThreshold;
const _errs20 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate61.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
validate61.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tunables !== undefined){
let data11 = data.tunables;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data11 === "string"){
if(!pattern15.test(data11)){
validate61.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},message:"must match pattern \""+"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"+"\""}];
return false;
}
}
else {
validate61.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replace !== undefined){
const _errs24 = errors;
if(typeof data.replace !== "boolean"){
validate61.errors = [{instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = {"type":"object","required":["kind","allocator","interpreter","mallocConf","stable","healthTimeout"],"properties":{"kind":{"const":"allocator"},"allocator":{"$ref":"#/$defs/Allocator"},"interpreter":{"type":"string","pattern":"^[A-Za-z0-9._+-]+$"},"unit":{"type":"string","pattern":"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},"user":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_.-]*$"},"directory":{"type":"string","pattern":"^/"},"service":{"type":"string","pattern":"\\S"},"mallocConf":{"type":"string"},"arenas":{"type":"integer","minimum":1},"trimThreshold":{"type":"integer","minimum":0},"tunables":{"type":"string","pattern":"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},"replace":{"type":"boolean"},"health":{"type":"string","pattern":"^https?://"},"stable":{"type":"number","minimum":0},"healthTimeout":{"type":"number","minimum":0}},"additionalProperties":false};
const pattern34 = new RegExp("^https?://", "u");

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.kind === undefined) && (missing0 = "kind")) || ((data.allocator === undefined) && (missing0 = "allocator"))) || ((data.interpreter === undefined) && (missing0 = "interpreter"))) || ((data.mallocConf === undefined) && (missing0 = "mallocConf"))) || ((data.stable === undefined) && (missing0 = "stable"))) || ((data.healthTimeout === undefined) && (missing0 = "healthTimeout"))){
validate63.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema86.properties, key0))){
validate63.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if("allocator" !== data.kind){
validate63.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "allocator"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.allocator !== undefined){
let data1 = data.allocator;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate63.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data1 === "jemalloc") || (data1 === "mimalloc")) || (data1 === "glibc"))){
validate63.errors = [{instancePath:instancePath+"/allocator",schemaPath:"#/$defs/Allocator/enum",keyword:"enum",params:{allowedValues: schema76.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interpreter !== undefined){
let data2 = data.interpreter;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern9.test(data2)){
validate63.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._+-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._+-]+$"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/interpreter",schemaPath:"#/properties/interpreter/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data3 = data.unit;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern7.test(data3)){
validate63.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"},message:"must match pattern \""+"^[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|scope|slice)$"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user !== undefined){
let data4 = data.user;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern8.test(data4)){
validate63.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_.-]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_.-]*$"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/user",schemaPath:"#/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.directory !== undefined){
let data5 = data.directory;
const _errs12 = errors;
if(errors === _errs12){
if(typeof data5 === "string"){
if(!pattern10.test(data5)){
validate63.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/directory",schemaPath:"#/properties/directory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.service !== undefined){
let data6 = data.service;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data6 === "string"){
if(!pattern21.test(data6)){
validate63.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mallocConf !== undefined){
const _errs16 = errors;
if(typeof data.mallocConf !== "string"){
validate63.errors = [{instancePath:instancePath+"/mallocConf",schemaPath:"#/properties/mallocConf/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.arenas !== undefined){
let data8 = data.arenas;
const _errs18 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate63.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs18){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
validate63.errors = [{instancePath:instancePath+"/arenas",schemaPath:"#/properties/arenas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.trimThreshold !== undefined){
let data9 = data.trimThreshold;
const _errs20 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate63.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs20){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
validate63.errors = [{instancePath:instancePath+"/trimThreshold",schemaPath:"#/properties/trimThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tunables !== undefined){
let data10 = data.tunables;
const _errs22 = errors;
if(errors === _errs22){
if(typeof data10 === "string"){
if(!pattern15.test(data10)){
validate63.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/pattern",keyword:"pattern",params:{pattern: "^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"},message:"must match pattern \""+"^glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+(:glibc(\\.[a-z0-9_]+)+=[^\\s:=\"']+)*$"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/tunables",schemaPath:"#/properties/tunables/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replace !== undefined){
const _errs24 = errors;
if(typeof data.replace !== "boolean"){
validate63.errors = [{instancePath:instancePath+"/replace",schemaPath:"#/properties/replace/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.health !== undefined){
let data12 = data.health;
const _errs26 = errors;
if(errors === _errs26){
if(typeof data12 === "string"){
if(!pattern34.test(data12)){
validate63.errors = [{instancePath:instancePath+"/health",schemaPath:"#/properties/health/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\""}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/health",schemaPath:"#/properties/health/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stable !== undefined){
let data13 = data.stable;
const _errs28 = errors;
if(errors === _errs28){
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 < 0 || isNaN(data13)){
validate63.errors = [{instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/stable",schemaPath:"#/properties/stable/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.healthTimeout !== undefined){
let data14 = data.healthTimeout;
const _errs30 = errors;
if(errors === _errs30){
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
validate63.errors = [{instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate63.errors = [{instancePath:instancePath+"/healthTimeout",schemaPath:"#/properties/healthTimeout/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://fleet.invalid/schemas/playbook.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.kind === undefined) && (missing0 = "kind")) || ((data.name === undefined) && (missing0 = "name"))){
const err0 = {instancePath,schemaPath:"#/$defs/PackageDeclared/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs4 = errors;
for(const key0 in data){
if(!((key0 === "kind") || (key0 === "name"))){
const err1 = {instancePath,schemaPath:"#/$defs/PackageDeclared/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs4 === errors){
if(data.kind !== undefined){
const _errs5 = errors;
if("package" !== data.kind){
const err2 = {instancePath:instancePath+"/kind",schemaPath:"#/$defs/PackageDeclared/properties/kind/const",keyword:"const",params:{allowedValue: "package"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.name !== undefined){
let data1 = data.name;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/PackageDeclared/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9+.-]*$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9+.-]*$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/PackageDeclared/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/$defs/PackageDeclared/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
var props0 = true;
}
const _errs8 = errors;
if(!(validate53(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
if(props0 !== true){
props0 = true;
}
}
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((((data.kind === undefined) && (missing1 = "kind")) || ((data.path === undefined) && (missing1 = "path"))) || ((data.content === undefined) && (missing1 = "content"))){
const err6 = {instancePath,schemaPath:"#/$defs/FileDeclared/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
const _errs12 = errors;
for(const key1 in data){
if(!((((key1 === "kind") || (key1 === "path")) || (key1 === "content")) || (key1 === "mode"))){
const err7 = {instancePath,schemaPath:"#/$defs/FileDeclared/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
break;
}
}
if(_errs12 === errors){
if(data.kind !== undefined){
const _errs13 = errors;
if("file" !== data.kind){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/$defs/FileDeclared/properties/kind/const",keyword:"const",params:{allowedValue: "file"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid4 = _errs13 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.path !== undefined){
let data3 = data.path;
const _errs14 = errors;
if(errors === _errs14){
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
const err9 = {instancePath:instancePath+"/path",schemaPath:"#/$defs/FileDeclared/properties/path/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\""};
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
const err10 = {instancePath:instancePath+"/path",schemaPath:"#/$defs/FileDeclared/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
var valid4 = _errs14 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.content !== undefined){
const _errs16 = errors;
if(typeof data.content !== "string"){
const err11 = {instancePath:instancePath+"/content",schemaPath:"#/$defs/FileDeclared/properties/content/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid4 = _errs16 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data.mode !== undefined){
let data5 = data.mode;
const _errs18 = errors;
if(errors === _errs18){
if(typeof data5 === "string"){
if(!pattern11.test(data5)){
const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/$defs/FileDeclared/properties/mode/pattern",keyword:"pattern",params:{pattern: "^0[0-7]{3}$"},message:"must match pattern \""+"^0[0-7]{3}$"+"\""};
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
const err13 = {instancePath:instancePath+"/mode",schemaPath:"#/$defs/FileDeclared/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var valid4 = _errs18 === errors;
}
else {
var valid4 = true;
}
}
}
}
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/$defs/FileDeclared/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs9 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
if(props0 !== true){
props0 = true;
}
}
const _errs20 = errors;
if(!(validate55(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
var _valid0 = _errs20 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 3];
}
else {
if(_valid0){
valid0 = true;
passing0 = 3;
if(props0 !== true){
props0 = true;
}
}
const _errs21 = errors;
if(!(validate57(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var _valid0 = _errs21 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 4];
}
else {
if(_valid0){
valid0 = true;
passing0 = 4;
if(props0 !== true){
props0 = true;
}
}
const _errs22 = errors;
if(!(validate59(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
var _valid0 = _errs22 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 5];
}
else {
if(_valid0){
valid0 = true;
passing0 = 5;
if(props0 !== true){
props0 = true;
}
}
const _errs23 = errors;
if(!(validate61(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
var _valid0 = _errs23 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 6];
}
else {
if(_valid0){
valid0 = true;
passing0 = 6;
if(props0 !== true){
props0 = true;
}
}
const _errs24 = errors;
if(!(validate63(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var _valid0 = _errs24 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 7];
}
else {
if(_valid0){
valid0 = true;
passing0 = 7;
if(props0 !== true){
props0 = true;
}
}
}
}
}
}
}
}
}
if(!valid0){
const err15 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate52.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate52.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate52.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.declared === undefined) && (missing0 = "declared")) || ((data.when === undefined) && (missing0 = "when"))){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "declared") || (key0 === "when"))){
validate51.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.declared !== undefined){
const _errs2 = errors;
if(!(validate52(data.declared, {instancePath:instancePath+"/declared",parentData:data,parentDataProperty:"declared",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.when !== undefined){
let data1 = data.when;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
let data2 = data1[key1];
const _errs6 = errors;
if(((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))) && (typeof data2 !== "boolean")){
validate51.errors = [{instancePath:instancePath+"/when/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/when/additionalProperties/type",keyword:"type",params:{type: schema72.properties.when.additionalProperties.type},message:"must be string,number,boolean"}];
return false;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate51.errors = [{instancePath:instancePath+"/when",schemaPath:"#/properties/when/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.deployment === undefined) && (missing0 = "deployment"))) || ((data.resources === undefined) && (missing0 = "resources"))){
validate50.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "deployment")) || (key0 === "resources"))){
validate50.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(typeof data.name !== "string"){
validate50.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.deployment !== undefined){
let data1 = data.deployment;
const _errs4 = errors;
if(!((data1 === "systemd") || (data1 === "docker"))){
validate50.errors = [{instancePath:instancePath+"/deployment",schemaPath:"#/$defs/Deployment/enum",keyword:"enum",params:{allowedValues: schema40.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
let data2 = data.resources;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate51(data2[i0], {instancePath:instancePath+"/resources/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate50.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate50.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate49(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate49.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.endpoint === undefined) && (missing0 = "endpoint")) || ((data.instances === undefined) && (missing0 = "instances"))){
validate49.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "endpoint") || (key0 === "instances")) || (key0 === "redundancy"))){
validate49.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.endpoint !== undefined){
let data0 = data.endpoint;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if(((((((data0.name === undefined) && (missing1 = "name")) || ((data0.connection === undefined) && (missing1 = "connection"))) || ((data0.address === undefined) && (missing1 = "address"))) || ((data0.knownHosts === undefined) && (missing1 = "knownHosts"))) || ((data0.become === undefined) && (missing1 = "become"))) || ((data0.connectTimeout === undefined) && (missing1 = "connectTimeout"))){
validate49.errors = [{instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/Endpoint/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs5 = errors;
for(const key1 in data0){
if(!(func1.call(schema69.properties, key1))){
validate49.errors = [{instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/Endpoint/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs5 === errors){
if(data0.name !== undefined){
const _errs6 = errors;
if(typeof data0.name !== "string"){
validate49.errors = [{instancePath:instancePath+"/endpoint/name",schemaPath:"#/$defs/Endpoint/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.connection !== undefined){
let data2 = data0.connection;
const _errs8 = errors;
if(!((data2 === "ssh") || (data2 === "local"))){
validate49.errors = [{instancePath:instancePath+"/endpoint/connection",schemaPath:"#/$defs/Endpoint/properties/connection/enum",keyword:"enum",params:{allowedValues: schema69.properties.connection.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs8 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.address !== undefined){
const _errs9 = errors;
if(typeof data0.address !== "string"){
validate49.errors = [{instancePath:instancePath+"/endpoint/address",schemaPath:"#/$defs/Endpoint/properties/address/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.port !== undefined){
let data4 = data0.port;
const _errs11 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate49.errors = [{instancePath:instancePath+"/endpoint/port",schemaPath:"#/$defs/Endpoint/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs11){
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 65535 || isNaN(data4)){
validate49.errors = [{instancePath:instancePath+"/endpoint/port",schemaPath:"#/$defs/Endpoint/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"}];
return false;
}
else {
if(data4 < 1 || isNaN(data4)){
validate49.errors = [{instancePath:instancePath+"/endpoint/port",schemaPath:"#/$defs/Endpoint/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.user !== undefined){
const _errs13 = errors;
if(typeof data0.user !== "string"){
validate49.errors = [{instancePath:instancePath+"/endpoint/user",schemaPath:"#/$defs/Endpoint/properties/user/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.identityFile !== undefined){
const _errs15 = errors;
if(typeof data0.identityFile !== "string"){
validate49.errors = [{instancePath:instancePath+"/endpoint/identityFile",schemaPath:"#/$defs/Endpoint/properties/identityFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs15 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.knownHosts !== undefined){
let data7 = data0.knownHosts;
const _errs17 = errors;
if(errors === _errs17){
if(Array.isArray(data7)){
var valid3 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
const _errs19 = errors;
if(typeof data7[i0] !== "string"){
validate49.errors = [{instancePath:instancePath+"/endpoint/knownHosts/" + i0,schemaPath:"#/$defs/Endpoint/properties/knownHosts/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs19 === errors;
if(!valid3){
break;
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/endpoint/knownHosts",schemaPath:"#/$defs/Endpoint/properties/knownHosts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs17 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.become !== undefined){
const _errs21 = errors;
if(typeof data0.become !== "boolean"){
validate49.errors = [{instancePath:instancePath+"/endpoint/become",schemaPath:"#/$defs/Endpoint/properties/become/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid2 = _errs21 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data0.connectTimeout !== undefined){
let data10 = data0.connectTimeout;
const _errs23 = errors;
if(errors === _errs23){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 0 || isNaN(data10)){
validate49.errors = [{instancePath:instancePath+"/endpoint/connectTimeout",schemaPath:"#/$defs/Endpoint/properties/connectTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate49.errors = [{instancePath:instancePath+"/endpoint/connectTimeout",schemaPath:"#/$defs/Endpoint/properties/connectTimeout/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid2 = _errs23 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/endpoint",schemaPath:"#/$defs/Endpoint/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.instances !== undefined){
let data11 = data.instances;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data11)){
var valid4 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
const _errs27 = errors;
if(!(validate50(data11[i1], {instancePath:instancePath+"/instances/" + i1,parentData:data11,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
errors = vErrors.length;
}
var valid4 = _errs27 === errors;
if(!valid4){
break;
}
}
}
else {
validate49.errors = [{instancePath:instancePath+"/instances",schemaPath:"#/properties/instances/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.redundancy !== undefined){
const _errs28 = errors;
if(typeof data.redundancy !== "string"){
validate49.errors = [{instancePath:instancePath+"/redundancy",schemaPath:"#/properties/redundancy/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate49.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate49.errors = vErrors;
return errors === 0;
}
validate49.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.plan === undefined) && (missing0 = "plan")) || ((data.desired === undefined) && (missing0 = "desired"))){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "plan") || (key0 === "desired"))){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.plan !== undefined){
const _errs2 = errors;
if(!(validate24(data.plan, {instancePath:instancePath+"/plan",parentData:data,parentDataProperty:"plan",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.desired !== undefined){
const _errs3 = errors;
if(!(validate49(data.desired, {instancePath:instancePath+"/desired",parentData:data,parentDataProperty:"desired",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate49.errors : vErrors.concat(validate49.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://fleet.invalid/schemas/plan.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((data.format_version === undefined) && (missing0 = "format_version")) || ((data.fleet === undefined) && (missing0 = "fleet"))) || ((data.inventory === undefined) && (missing0 = "inventory"))) || ((data.strategy === undefined) && (missing0 = "strategy"))) || ((data.groups === undefined) && (missing0 = "groups"))) || ((data.hosts === undefined) && (missing0 = "hosts"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "format_version") || (key0 === "fleet")) || (key0 === "inventory")) || (key0 === "strategy")) || (key0 === "groups")) || (key0 === "hosts"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.format_version !== undefined){
const _errs2 = errors;
if(1 !== data.format_version){
validate20.errors = [{instancePath:instancePath+"/format_version",schemaPath:"#/properties/format_version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fleet !== undefined){
const _errs3 = errors;
if(typeof data.fleet !== "string"){
validate20.errors = [{instancePath:instancePath+"/fleet",schemaPath:"#/properties/fleet/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.inventory !== undefined){
const _errs5 = errors;
if(typeof data.inventory !== "string"){
validate20.errors = [{instancePath:instancePath+"/inventory",schemaPath:"#/properties/inventory/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.strategy !== undefined){
const _errs7 = errors;
if(!(validate21(data.strategy, {instancePath:instancePath+"/strategy",parentData:data,parentDataProperty:"strategy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.groups !== undefined){
let data4 = data.groups;
const _errs8 = errors;
if(errors === _errs8){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(typeof data5[i0] !== "string"){
validate20.errors = [{instancePath:instancePath+"/groups/" + key1.replace(/~/g, "~0").replace(/\//g, "~1")+"/" + i0,schemaPath:"#/properties/groups/additionalProperties/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groups/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/groups/additionalProperties/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs11 === errors;
if(!valid1){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/groups",schemaPath:"#/properties/groups/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hosts !== undefined){
let data7 = data.hosts;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
var valid3 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
const _errs17 = errors;
if(!(validate23(data7[i1], {instancePath:instancePath+"/hosts/" + i1,parentData:data7,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid3 = _errs17 === errors;
if(!valid3){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/hosts",schemaPath:"#/properties/hosts/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

